-- One row per record that says something, in order.
select * from taken order by ordinal
