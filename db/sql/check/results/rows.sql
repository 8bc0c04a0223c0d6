-- One row per record that says something, in order.
select * from accepted_record order by ordinal
