-- One row per indicator × period of one theme and office up to the year, in the order of the catalogue, then by frequency and time; `median` of the
-- comparable offices where there are at least three: yearly figures of the same kind of offices (real or fictional), neither ranks nor bounds, and
-- none whose note names a scope of its own ($scoped, wording/scope.py).
with
followed as (select * from indicator where theme = $theme),
own as (select f.* from figure f join followed i on i.id = f.indicator where f.office = $office and f.period[1:4] <= $year),
others as (
    select f.indicator, f.period, median(f.value) as median, count(*) as offices
    from figure f join followed i on i.id = f.indicator join office o on o.id = f.office
    where f.frequency = 'A' and f.office <> $office and f.value is not null and f.qualifier in ('=', '~') and i.kind <> 'rank'
      and o.sample = (select sample from office where id = $office) and not regexp_matches(coalesce(f.note, ''), $scoped)
    group by f.indicator, f.period having count(*) >= 3
),
surveys as (select indicator, list(year order by year) as survey_years from survey
            where sample = (select sample from office where id = $office) group by indicator)
select f.office, f.indicator, f.period, f.frequency, f.value, f.qualifier, f.status, f.note, i.name_zh, i.name_en, i.unit_zh, i.unit_en,
       i.kind, i.direction, i.decimals, o.sample, o.short_zh as office_zh, o.short_en as office_en,
       a.* exclude (office, indicator, period), s.survey_years,
       case when f.frequency = 'A' and not regexp_matches(coalesce(f.note, ''), $scoped) then m.median end as median, m.offices
from own f
join followed i on i.id = f.indicator
join office o on o.id = f.office
left join aimed a on a.office = f.office and a.indicator = f.indicator and a.period = f.period
left join others m on m.indicator = f.indicator and m.period = f.period
left join surveys s on s.indicator = f.indicator and f.frequency = 'A'
order by i.position, position(f.frequency in 'ASQMC'), f.ends, f.begins
