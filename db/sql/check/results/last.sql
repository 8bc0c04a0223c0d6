-- The last row that is not as it was.
select * exclude (ordinal) from previewed where state <> 'unchanged' order by ordinal desc limit 1
