-- One row per figure outside the catalogue's limits.
select r.ordinal, 'value' as field, i.name_zh as name_zh, i.name_en as name_en,
       case when i.maximum is null then format('不小于{:g}', i.minimum::double) when i.minimum is null then format('不大于{:g}', i.maximum::double)
            else format('{:g}至{:g}', i.minimum::double, i.maximum::double) end as limits_zh,
       case when i.maximum is null then format('at least {:g}', i.minimum::double) when i.minimum is null then format('at most {:g}', i.maximum::double)
            else format('{:g} to {:g}', i.minimum::double, i.maximum::double) end as limits_en
from incoming r join indicator i on i.id = r.indicator
where r.value < i.minimum or r.value > i.maximum
