-- One row per office × indicator × period with a target: the target, the figure of that period or the newest before it,
-- the gap (positive: better than the target, in the figure's own unit), and the status:
--   reached, missed     the period has a figure, and its bound proves it;
--   on_track, at_risk   the period has none yet: the average yearly change of the last three years (or as far as there are
--                       comparable years) would, or would not, reach the target from the newest figure;
--   unclear             an approximate figure proves neither, or there is nothing to judge by.
create table aim as
with
aimed as (
    select t.*, i.kind, i.direction, case when i.direction = 'down' then -1 else 1 end as sense
    from target t join indicator i on i.id = t.indicator
),
newest as (
    select a.*, f.period as figure_period, f.value, f.qualifier
    from aimed a
    left join figure f on f.office = a.office and f.indicator = a.indicator and f.period <= a.period
        and f.frequency = frequency(a.period) and (f.frequency <> 'C' or f.period[5:] = a.period[5:]) and f.value is not null
    qualify row_number() over (partition by a.office, a.indicator, a.period order by f.period desc) = 1
),
pace as (  -- the average step of the last three comparable years up to the newest figure, each of the same part of a year
    select n.office, n.indicator, n.period,
           avg((f.value - c.previous_value) / (c.period[1:4]::integer - c.previous_period[1:4]::integer)) as step
    from newest n
    join change c on c.office = n.office and c.indicator = n.indicator and c.comparison = 'year' and c.why = ''
        and c.period[5:] = n.figure_period[5:] and c.period <= n.figure_period and c.period[1:4]::integer > n.figure_period[1:4]::integer - 3
    join figure f on f.office = c.office and f.indicator = c.indicator and f.period = c.period
    group by n.office, n.indicator, n.period
),
judged as (
    select n.*, (n.value - n.target) * n.sense as gap,
           n.value + p.step * (n.period[1:4]::integer - n.figure_period[1:4]::integer) as expected,
           case when n.sense > 0 then n.qualifier in ('=', '>=') else n.qualifier in ('=', '<=') end as proves_reached,
           case when n.sense > 0 then n.qualifier in ('=', '<=') else n.qualifier in ('=', '>=') end as proves_missed
    from newest n left join pace p using (office, indicator, period)
)
select office, indicator, period, target, figure_period, value, gap,
       case
           when direction = 'neutral' or value is null then 'unclear'
           when figure_period = period and gap >= 0 and proves_reached then 'reached'
           when figure_period = period and gap < 0 and proves_missed then 'missed'
           when figure_period = period then 'unclear'
           when gap >= 0 and proves_reached then 'on_track'
           when expected is null then 'unclear'
           when (expected - target) * sense >= 0 then 'on_track'
           else 'at_risk' end as status
from judged
order by office, indicator, period
