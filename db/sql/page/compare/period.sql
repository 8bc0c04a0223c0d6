-- One row per period of an indicator with how many comparable offices (real or fictional) have a figure, and whether the office has one; the newest first.
select f.period, f.frequency, count(*)::integer as offices, bool_or(f.office = $office) as own
from figure f join office o on o.id = f.office
where f.indicator = $indicator and f.value is not null and o.sample = (select sample from office where id = $office)
group by f.period, f.frequency
order by max(f.ends) desc, f.period
