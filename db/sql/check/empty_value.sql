-- One row per row with neither a figure nor a reason for having none; a computed indicator needs none.
select r.ordinal, 'value' as field
from incoming r join indicator i on i.id = r.indicator
where r.value is null and r.status not in ('O', 'M', 'B') and coalesce(i.numerator, '') = ''
