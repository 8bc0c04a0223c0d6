-- One row per comparable office with a figure of the indicator for the period, $most at the most: the office itself, then those nearest to it in the order of
-- db/sql/page/peers.sql, of its region before others; for an office without a figure those at the top.
with
here as (select sample, coalesce(region_zh, '') as region from office where id = $office),
placed as (
    select f.office, f.note, o.short_zh as office_zh, o.short_en as office_en, coalesce(o.region_zh, '') = here.region as is_of_region,
           row_number() over (order by case when i.direction = 'down' then f.value else -f.value end, o.short_zh) as nth
    from figure f join office o on o.id = f.office join indicator i on i.id = f.indicator join here on here.sample = o.sample
    where f.indicator = $indicator and f.period = $period and f.value is not null
),
own as (select coalesce(max(nth) filter (where office = $office), 1) as nth from placed)
select p.office, p.note, p.office_zh, p.office_en, p.nth, p.is_of_region
from placed p cross join own
order by p.office <> $office, not p.is_of_region, abs(p.nth - own.nth), p.nth
limit $most
