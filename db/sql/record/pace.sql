-- One row per office × indicator within a year that has a target; see the table of the same name.
select * from pace
