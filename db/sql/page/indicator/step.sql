-- One row per period of one office's indicator below the year, compared with the period before it (环比).
select f.period, f.value, f.qualifier, f.status, c.previous_period, c.previous_value, c.previous_qualifier, c.previous_status,
       c.change, c.change_kind, c.bound, c.why, i.kind, i.direction, i.decimals, i.unit_zh, i.unit_en
from change c
join figure f on f.office = c.office and f.indicator = c.indicator and f.period = c.period
join indicator i on i.id = c.indicator
where c.office = $office and c.indicator = $indicator and c.comparison = 'period'
order by f.ends
