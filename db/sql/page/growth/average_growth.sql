-- One row per count or score of the office with yearly figures two years apart or more since its last break: the average yearly growth
-- (年均增长) in per cent from the first to the last, 100 × ((last ÷ first) ^ (1 ÷ years) − 1), and why where there is none.
-- Bounds (>=, <=) at either end, a start or an end of zero, a start of fewer than ten whole things leave no growth.
with
followed as (
    select f.*, i.kind, i.decimals, sum((f.status = 'B')::integer) over (partition by f.indicator order by f.period) as era
    from figure f join indicator i on i.id = f.indicator
    where f.office = $office and f.frequency = 'A' and f.period <= $year and i.kind in ('count', 'score')
),
newest_era as (
    select * from followed where value is not null
    qualify era = max(era) over (partition by indicator)
),
ends as (
    select indicator, min(period) as first_period, max(period) as last_period,
           arg_min(value, period) as first_value, arg_max(value, period) as last_value,
           arg_min(qualifier, period) as first_is, arg_max(qualifier, period) as last_is,
           any_value(kind = 'count' and decimals = 0) as whole
    from newest_era group by indicator having max(period)::integer - min(period)::integer > 1
),
reasoned as (
    select *, last_period::integer - first_period::integer as years,
           case when first_is in ('>=', '<=') or last_is in ('>=', '<=') then 'approximate'
                when first_value <= 0 then 'from_zero' when last_value <= 0 then 'to_zero'
                when whole and first_value < 10 then 'from_few' else '' end as why
    from ends
)
select i.id as indicator, i.name_zh, i.name_en, i.unit_zh, i.unit_en, i.kind, i.direction, i.decimals, r.first_period, r.last_period,
       r.first_value, r.last_value, r.first_is, r.last_is, r.years, r.why,
       case when r.why = '' then half_up(100 * (pow(r.last_value / r.first_value, 1.0 / r.years) - 1), 1) end as growth
from reasoned r join indicator i on i.id = r.indicator
order by i.position
