-- One row per figure typed for a computed indicator whose two counts are not all known.
with counted as (
    select office, period, indicator from standing_figure where value is not null
)
select r.ordinal, 'value' as field, i.name_zh as name_zh, i.name_en as name_en,
       n.name_zh as numerator_zh, n.name_en as numerator_en, d.name_zh as denominator_zh, d.name_en as denominator_en
from incoming r
join indicator i on i.id = r.indicator
join indicator n on n.id = i.numerator
join indicator d on d.id = i.denominator
where r.value is not null
  and not (exists (select 1 from counted k where k.office = r.office and k.period = r.period and k.indicator = i.numerator)
       and exists (select 1 from counted k where k.office = r.office and k.period = r.period and k.indicator = i.denominator))
