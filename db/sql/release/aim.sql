-- One row per office × indicator × period with a target: the target that holds (of several the one that was set last), the figure of that period or the
-- newest before it, the gap (positive: better than the target, in the figure's own unit), and the status:
--   reached, missed     the period has a figure, and its bound proves it;
--   on_track, at_risk   the period has none yet: what is said is that the target would, or would not, be reached;
--   unclear             an approximate figure proves neither, or there is nothing to judge by (no figure of a year that is over);
--   none                it was said that no target is set (note: why).
-- qualifier, how the target is worded: = exactly, >= 以上, <= 以内, ~ 左右, [] from target to upper, >=last and <=last against the year before, none.
-- lowest, highest: what a figure must not be below or above; of "=" what lies beyond it in the indicator's direction is as good. 左右 is a rounded
-- number: what rounds to it, or is better, is enough (1200 stands for 1150 and more). of a target against the year before: that year's exact figure,
-- where both are comparable.
-- basis says what on_track and at_risk rest on: newest (the newest figure meets the target, and there is no pace), mean (the average yearly
-- change of the last three years, or of the `steps` that are comparable), last (the mean would reach it, the change of the last year would not).
-- on_track needs both paces. expected: the figure of the period at the pace of `basis`. former: the targets that were set before, in order.
create table aim as
with
holding as (
    select *, list(as_worded) over earlier as worded_before, list(target) over earlier as former
    from target
    window earlier as (partition by office, indicator, period order by coalesce(since, '') rows between unbounded preceding and 1 preceding)
    qualify row_number() over (partition by office, indicator, period order by coalesce(since, '') desc) = 1
),
aimed as (
    select t.* exclude (target),
           case when t.qualifier in ('>=last', '<=last') then case when coalesce(c.why, '') = '' then b.value end else t.target end as target,
           i.kind, i.direction,
           case when t.qualifier in ('>=', '>=last') then 1 when t.qualifier in ('<=', '<=last') then -1
                when i.direction = 'down' then -1 when i.direction = 'up' or t.qualifier = '=' then 1 else 0 end as sense,
           i.direction = 'neutral' and t.qualifier = '=' as without_sense
    from holding t
    join indicator i on i.id = t.indicator
    left join figure b on b.office = t.office and b.indicator = t.indicator and b.period = year_before(t.period) and b.qualifier = '='
    left join change c on c.office = t.office and c.indicator = t.indicator and c.period = t.period and c.comparison = 'year'
),
limited as (
    select *,
           case when without_sense then null when qualifier = '~' and sense >= 0 then target - last_place(target) / 2 when sense >= 0 then target end as lowest,
           case when without_sense then null when qualifier = '~' and sense <= 0 then target + last_place(target) / 2
                when qualifier = '[]' and sense <= 0 then upper when sense < 0 then target end as highest
    from aimed
),
newest as (
    select a.*, f.period as figure_period, f.value, f.qualifier as figure_qualifier, f.period < a.period and l.newest > a.period as is_passed
    from limited a
    left join (select office, indicator, frequency, max(period) as newest from figure where value is not null group by all) l
        on l.office = a.office and l.indicator = a.indicator and l.frequency = frequency(a.period)
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
    select n.*, p.steps,
           case when sense >= 0 and (sense > 0 or n.value < n.target) then n.value - n.target
                when sense < 0 then coalesce(n.upper, n.target) - n.value else least(n.value - n.target, coalesce(n.upper, n.target) - n.value) end as gap,
           n.value + p.step * (n.period[1:4]::integer - n.figure_period[1:4]::integer) as by_mean,
           n.value + p.last_step * (n.period[1:4]::integer - n.figure_period[1:4]::integer) as by_last
    from newest n left join pace p using (office, indicator, period)
),
proven as (  -- what the figure's own bound leaves no doubt of
    select *,
           (lowest is null or (value >= lowest and figure_qualifier in ('=', '>='))) and (highest is null or (value <= highest and figure_qualifier in ('=', '<='))) as is_within,
           (value < lowest and figure_qualifier in ('=', '<=')) or (value > highest and figure_qualifier in ('=', '>=')) as is_beyond
    from ahead
),
judged as (
    select *,
           case
               when qualifier = 'none' then 'none'
               when coalesce(lowest, highest) is null or value is null or is_passed then 'unclear'
               when figure_period = period and is_within then 'reached'
               when figure_period = period and is_beyond then 'missed'
               when figure_period = period then 'unclear'
               when by_mean is null and is_within then 'on_track'
               when by_mean is null then 'unclear'
               when is_enough(by_mean, lowest, highest) and is_enough(by_last, lowest, highest) then 'on_track'
               else 'at_risk' end as status
    from proven
)
select office, indicator, period, target, qualifier, upper, strive, as_worded, note, source, since, former, worded_before,
       lowest, highest, figure_period, value, gap, status, basis,
       case basis when 'mean' then by_mean when 'last' then by_last end as expected, steps
from judged,
lateral (select case when status not in ('on_track', 'at_risk') then '' when by_mean is null then 'newest'
                     when status = 'at_risk' and is_enough(by_mean, lowest, highest) then 'last' else 'mean' end as basis)
order by office, indicator, period
