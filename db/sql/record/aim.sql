-- One row per target and how it stands; see the view of the same name.
select * from aim
