-- One row per office with a figure of the indicator for the period, the best first (order by rank's and direction's sense);
-- and one row per region for a ratio computed from counts: the ratio of the region's sums (office null).
with
figures as (
    select f.*, o.short_zh as office_zh, o.short_en as office_en, o.region_zh, o.region_en, o.sample,
           i.unit_zh, i.unit_en, i.kind, i.direction, i.decimals
    from figure f
    join office o on o.id = f.office
    join indicator i on i.id = f.indicator
    where f.indicator = $indicator and f.period = $period and f.value is not null
      and o.sample = (select sample from office where id = $office)
),
region as (
    select region_zh, region_en, 100 * sum(part) / sum(total) as value, count(*) as offices,
           case when bool_and(qualifier = '=') then '=' else '~' end as qualifier, sum(part) as part, sum(total) as total
    from figures where part is not null group by region_zh, region_en having count(*) > 1 and sum(total) <> 0
)
select office, office_zh, office_en, region_zh, region_en, value, qualifier, status, note, source, part, total, sample,
       unit_zh, unit_en, kind, direction, decimals
from figures
union all
select null, region_zh || offices || '个单位合计', region_en || ', ' || offices || ' offices together', region_zh, region_en, value, qualifier, 'E', '', '', part, total,
       (select any_value(sample) from figures), (select any_value(unit_zh) from figures),
       (select any_value(unit_en) from figures), 'ratio', (select any_value(direction) from figures),
       (select any_value(decimals) from figures)
from region
order by case when direction = 'down' then value else -value end, office_zh
