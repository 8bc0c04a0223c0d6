-- One row per previewed row of one state, or of all for null, in order; the first $most, or all.
select * exclude (ordinal) from previewed where $state is null or state = $state order by ordinal limit coalesce($most, 1000000000)
