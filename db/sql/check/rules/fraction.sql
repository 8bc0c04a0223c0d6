-- One row per count that is not a whole number.
select r.ordinal, 'value' as field, i.name_zh as name_zh, i.name_en as name_en
from incoming r join indicator i on i.id = r.indicator
where i.kind = 'count' and i.decimals = '0' and r.value <> round(r.value)
