-- One row per figure typed for a computed indicator that is not its two counts' ratio, to the places written.
select r.ordinal, 'value' as field, i.name_zh as name_zh, i.name_en as name_en, n.value as part, d.value as total,
       half_up(100 * n.value / d.value, 2) as computed
from incoming r
join indicator i on i.id = r.indicator
join standing_figure n on n.indicator = i.numerator and n.office = r.office and n.period = r.period
join standing_figure d on d.indicator = i.denominator and d.office = r.office and d.period = r.period
where r.value is not null and not r.unclear and d.value <> 0
  and half_up(100 * n.value / d.value, r.places::integer) <> half_up(r.value, r.places::integer)
