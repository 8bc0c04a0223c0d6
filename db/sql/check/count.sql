-- One row: how many records say something.
select count(*) as taken from taken
