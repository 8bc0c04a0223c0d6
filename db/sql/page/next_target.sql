-- At most one row: the office's first target of the indicator after its newest yearly figure, and how it stands.
select a.period, a.target, a.figure_period, a.status as target_status, a.gap as target_gap,
       a.basis as target_basis, a.expected as target_expected, a.steps as target_steps, i.kind, i.direction, i.decimals, i.unit_zh, i.unit_en
from aim a join indicator i on i.id = a.indicator
where a.office = $office and a.indicator = $indicator and a.figure_period < a.period
order by a.period limit 1
