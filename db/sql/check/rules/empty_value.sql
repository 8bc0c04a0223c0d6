-- One row per row with neither a figure nor a reason for having none; a computed indicator needs none.
select r.ordinal, 'value' as field, i.name_zh as name_zh, i.name_en as name_en
from incoming r join indicator i on i.id = r.indicator
where r.value is null and r.status not in ('O', 'M', 'B') and coalesce(i.numerator, '') = ''
