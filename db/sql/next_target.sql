-- At most one row: the office's first target of the indicator after its newest yearly figure, and how it stands.
select a.period, a.target, a.figure_period, a.status as target_status, a.gap as target_gap, i.kind, i.direction, i.decimals, i.measure_zh, i.measure_en
from aim a join indicator i on i.id = a.indicator
where a.office = $office and a.indicator = $indicator and a.figure_period < a.period
order by a.period limit 1
