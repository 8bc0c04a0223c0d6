-- One row per previewed row of one state, or of all for null, in order.
select * exclude (ordinal) from previewed where $state is null or state = $state order by ordinal
