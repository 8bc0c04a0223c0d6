-- One row per figure that is said not to exist (O, M).
select r.ordinal, 'value' as field, r.status, i.name_zh as name_zh, i.name_en as name_en
from incoming r join indicator i on i.id = r.indicator
where r.value is not null and r.status in ('O', 'M')
