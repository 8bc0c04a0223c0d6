-- One row per record of the files whose office × indicator × period stands in them before.
with first as (
    select office, indicator, period, min(ordinal) as ordinal from incoming group by office, indicator, period having count(*) > 1
)
select r.ordinal, 'indicator' as field, r.indicator as cell, o.file as other_file, o.row as other_row
from incoming r
join first f using (office, indicator, period)
join incoming o on o.ordinal = f.ordinal
where r.ordinal > f.ordinal
