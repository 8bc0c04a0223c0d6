-- One row per record of the files whose office × indicator × period stands in them before.
-- Rests on: duplicated
select r.ordinal, 'indicator' as field, r.indicator as cell, o.file as other_file, o.row as other_row
from incoming r
join duplicated t using (office, indicator, period)
join incoming o on o.ordinal = t.first
where r.ordinal > t.first
