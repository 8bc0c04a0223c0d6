-- At most one row: how much the office has done of what the indicator's target of the year is that its newest figures lie within, with the target.
select p.pace_year as period, a.target, t.* exclude (office, indicator, period), p.* exclude (office, indicator),
       i.kind, i.direction, i.decimals, i.unit_zh, i.unit_en, i.name_zh, i.name_en
from paced p
join aim a on a.office = p.office and a.indicator = p.indicator and a.period = p.pace_year
join aimed t on t.office = p.office and t.indicator = p.indicator and t.period = p.pace_year
join indicator i on i.id = p.indicator
where p.office = $office and p.indicator = $indicator
