-- One row per indicator × office of the chosen office's sort with a yearly figure in the year, of the indicators of which the chosen office
-- and $fewest others at the least have one; the columns of db/sql/page/peers.sql. Of very many offices the $most that come first, and the chosen one.
with
figures as (
    select f.indicator, f.office, f.value, f.qualifier, f.status, f.note, f.source, f.part, f.total, o.short_zh as office_zh, o.short_en as office_en,
           o.region_zh, o.region_en, o.sample, o.position, i.unit_zh, i.unit_en, i.kind, i.direction, i.decimals, i.position as indicator_position,
           count(*) over (partition by f.indicator) as offices,
           bool_or(f.office = $office) over (partition by f.indicator) as is_own,
           row_number() over (partition by f.indicator order by f.office <> $office, o.position) as place
    from figure f join office o on o.id = f.office join indicator i on i.id = f.indicator
    where f.period = $year and f.value is not null and o.sample = (select sample from office where id = $office)
)
select * exclude (is_own, place) from figures where is_own and offices > $fewest and place <= $most
order by indicator_position, position
