-- One row per indicator and year with its change on the year before, or why there is none, for a heat map.
select c.indicator, i.name_zh, i.name_en, i.theme, c.period, c.change, c.change_kind, c.bound, c.why, c.is_survey, i.kind, i.direction, i.decimals, i.unit_zh, i.unit_en,
       f.value, f.qualifier, f.status, c.previous_value, c.previous_qualifier, c.previous_status, c.previous_period
from change c
join figure f on f.office = c.office and f.indicator = c.indicator and f.period = c.period
join indicator i on i.id = c.indicator
where c.office = $office and c.comparison = 'year' and frequency(c.period) = 'A'
order by i.position, c.period
