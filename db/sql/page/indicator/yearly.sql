-- One row per indicator × year of one office up to the year, with the comparison to the year before and the target.
select f.indicator, f.period, f.value, f.least, f.most, f.qualifier, f.status, f.as_worded, f.note, i.name_zh, i.name_en, i.phrase_zh, i.phrase_en, i.phrase_zero_zh, i.phrase_zero_en, i.theme, i.kind, i.direction, i.decimals,
       i.unit_zh, i.unit_en, o.short_zh as office_zh, o.short_en as office_en,
       c.previous_period, c.previous_value, c.previous_qualifier, c.previous_status, c.change, c.change_kind, c.bound, c.why, c.is_survey,
       a.* exclude (office, indicator, period), f.part, f.total
from figure f
join indicator i on i.id = f.indicator
join office o on o.id = f.office
join change c on c.office = f.office and c.indicator = f.indicator and c.period = f.period and c.comparison = 'year'
left join aimed a on a.office = f.office and a.indicator = f.indicator and a.period = f.period
where f.office = $office and f.frequency = 'A' and f.period <= $year
order by i.position, f.period
