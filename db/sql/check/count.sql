-- One row: the records that say something, and those that the share question is about.
select (select count(*) from taken) as taken, (select count(*) from proposed where good and small) as small
