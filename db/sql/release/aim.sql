-- One row per office × indicator × period with a target: the target, the figure of that period or the newest before it,
-- the gap (positive: better than the target, in the figure's own unit), and the status:
--   reached, missed     the period has a figure, and its bound proves it;
--   on_track, at_risk   the period has none yet: what is said is that the target would, or would not, be reached;
--   unclear             an approximate figure proves neither, or there is nothing to judge by.
-- basis says what on_track and at_risk rest on: newest (the newest figure meets the target, and there is no pace), mean (the average yearly
-- change of the last three years, or of the `steps` that are comparable), last (the mean would reach it, the change of the last year would not).
-- on_track needs both paces. expected: the figure of the period at the pace of `basis`.
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
           avg(s.step) as step, arg_max(s.step, c.period) as last_step, count(*)::integer as steps
    from newest n
    join change c on c.office = n.office and c.indicator = n.indicator and c.comparison = 'year' and c.why = ''
        and c.period[5:] = n.figure_period[5:] and c.period <= n.figure_period and c.period[1:4]::integer > n.figure_period[1:4]::integer - 3
    join figure f on f.office = c.office and f.indicator = c.indicator and f.period = c.period,
    lateral (select (f.value - c.previous_value) / (c.period[1:4]::integer - c.previous_period[1:4]::integer) as step) s
    group by n.office, n.indicator, n.period
),
ahead as (
    select n.*, p.steps, (n.value - n.target) * n.sense as gap,
           n.value + p.step * (n.period[1:4]::integer - n.figure_period[1:4]::integer) as by_mean,
           n.value + p.last_step * (n.period[1:4]::integer - n.figure_period[1:4]::integer) as by_last,
           case when n.sense > 0 then n.qualifier in ('=', '>=') else n.qualifier in ('=', '<=') end as proves_reached,
           case when n.sense > 0 then n.qualifier in ('=', '<=') else n.qualifier in ('=', '>=') end as proves_missed
    from newest n left join pace p using (office, indicator, period)
),
judged as (
    select *,
           case
               when direction = 'neutral' or value is null then 'unclear'
               when figure_period = period and gap >= 0 and proves_reached then 'reached'
               when figure_period = period and gap < 0 and proves_missed then 'missed'
               when figure_period = period then 'unclear'
               when by_mean is null and gap >= 0 and proves_reached then 'on_track'
               when by_mean is null then 'unclear'
               when (by_mean - target) * sense >= -1e-9 and (by_last - target) * sense >= -1e-9 then 'on_track'
               else 'at_risk' end as status
    from ahead
)
select office, indicator, period, target, figure_period, value, gap, status, basis,
       case basis when 'mean' then by_mean when 'last' then by_last end as expected, steps
from judged,
lateral (select case when status not in ('on_track', 'at_risk') then '' when by_mean is null then 'newest'
                     when status = 'at_risk' and (by_mean - target) * sense >= -1e-9 then 'last' else 'mean' end as basis)
order by office, indicator, period
