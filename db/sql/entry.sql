-- One row per release up to this one, newest first.
select * from entry order by release desc
