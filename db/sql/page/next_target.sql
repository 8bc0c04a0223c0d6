-- At most one row: the office's first target of the indicator after its newest figure, how it stands, and how much of it is done.
select a.period, a.figure_period, t.* exclude (office, indicator, period), p.* exclude (office, indicator), i.kind, i.direction, i.decimals, i.unit_zh, i.unit_en
from aim a
join aimed t on t.office = a.office and t.indicator = a.indicator and t.period = a.period
left join paced p on p.office = a.office and p.indicator = a.indicator and p.pace_year = a.period
join indicator i on i.id = a.indicator
where a.office = $office and a.indicator = $indicator and a.figure_period < a.period
  and a.period > (select max(period) from figure where office = $office and indicator = $indicator and value is not null and frequency = frequency(a.period))
order by a.period limit 1
