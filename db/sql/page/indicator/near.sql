-- Of very many offices with a figure of the indicator for the period the best ones and those beside the office, $most at the most, in
-- the order of db/sql/page/peers.sql and like its rows; `places`: how many offices there are in all; `place`: equal figures share the better one.
with
placed as (
    select f.*, row_number() over (order by case when i.direction = 'down' then f.value else -f.value end, o.short_zh) as nth,
           rank() over (order by case when i.direction = 'down' then f.value else -f.value end) as place,
           count(*) over () as places, o.short_zh as office_zh, o.short_en as office_en, o.region_zh, o.region_en, o.sample,
           i.unit_zh, i.unit_en, i.kind, i.direction, i.decimals
    from figure f join office o on o.id = f.office join indicator i on i.id = f.indicator
    where f.indicator = $indicator and f.period = $period and f.value is not null
      and o.sample = (select sample from office where id = $office)
)
select office, office_zh, office_en, region_zh, region_en, value, qualifier, status, note, part, total, sample,
       unit_zh, unit_en, kind, direction, decimals, place, places
from placed
where nth <= $most // 2 or abs(nth - (select nth from placed where office = $office)) <= $most // 5
order by nth
