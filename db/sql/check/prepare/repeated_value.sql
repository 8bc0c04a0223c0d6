-- One row per distinctive figure that stands for another period of the same length as well. Not where that is how this indicator is: the
-- value equals a target that was set, the record has it twice already, or within the year it stands for three periods.
create or replace table repeated_value as
select d.* from distinctive d
semi join (from repeated where recorded < 2 and (every = 'A' or times = 2)) r
on (d.office, d.indicator, d.every, d.value) = (r.office, r.indicator, r.every, r.value)
where not exists (select 1 from target t where t.office = d.office and t.indicator = d.indicator and t.target = d.value)
