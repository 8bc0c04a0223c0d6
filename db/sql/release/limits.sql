-- One row per figure of the part (months, quarters, halves or years, each a series of its own; amounts, not ranks) in a phase with 13 or more exact
-- figures: the limits of that phase, and where the figure lies. Individuals and moving ranges (XmR): mean ± 2.66 × mean moving range, of which the
-- ranges above 3.267 times their own mean are left out once (Nelson, Journal of Quality Technology 14(3), 1982; so do the control charts of NHS England).
-- A phase ends only where the definition or the office changed (a period that holds the day of change is a phase of its own, one that an office
-- stood only a part of belongs to none). A missing period ends a row of neighbours and with it the moving range, not the phase; fewer moving ranges
-- than half of the figures tell nothing, and neither do those whose mean is zero.
-- Limits stay within what is possible: the catalogue's minimum and maximum; else not below zero and, for ratios, not above 100, where no figure is.
-- since: the first period of the phase; points: exact figures in it. variation: 'above', 'below' (a bound only where it proves it), 'run' (within, and
-- the eighth or a later neighbour on one side of the mean), 'within', '' (an approximate figure proves nothing). run: how many neighbours up to this
-- figure lie on its side of the mean, below it with a minus.
insert into limits
with
here as not materialized (  -- of the part of the offices
    select f.office, f.indicator, f.frequency, f.period, f.begins, f.ends, f.value, f.least, f.most, f.qualifier = '=' as exact
    from figure f
    where f.office between getvariable('part').first and getvariable('part').last and f.frequency <> 'C' and f.value is not null
),
long as (  -- narrow from here on: a number for each series, and with its phase for each line
    select *, 1000 * row_number() over () as series from (
        select h.office, h.indicator, h.frequency from here h join indicator i on i.id = h.indicator
        where h.exact and i.kind <> 'rank' group by all having count(*) >= 13
    )
),
described as (  -- what is known of each of them
    select l.*, i.kind, i.minimum, i.maximum, o.sample, s.began, s.ended, coalesce(s.times, []) as times, coalesce(b.days, []) as days
    from long l
    join indicator i on i.id = l.indicator
    join office o on o.id = l.office
    join standing s on s.office = l.office
    left join breaks b on b.office = l.office and b.indicator = l.indicator
),
phased as (  -- how many changes lie before a period's first day, and how many before its last
    select h.office, h.indicator, h.period, h.begins, h.ends, h.value, h.least, h.most, h.exact, l.series, survey.previous_year,
           l.series + case when l.days = [] and l.times = [] then 0 else
               len(list_filter(l.days, lambda day: day <= h.begins)) + len(list_filter(l.days, lambda day: day <= h.ends))
               + len(list_filter(l.times, lambda t: t.latest < h.begins))
               + len(list_filter(l.times, lambda t: h.ends > t.earliest or h.ends = t.earliest and not t.to_the_day)) end as line
    from here h
    join described l on l.office = h.office and l.indicator = h.indicator and l.frequency = h.frequency
    left join survey on l.frequency = 'A' and survey.indicator = h.indicator and survey.sample = l.sample and survey.year = h.period
    where coalesce(h.begins >= l.began, true) and coalesce(h.ends <= l.ended, true)
),
neighboured as (
    select * exclude (ends, previous_year), lag(value) over time as previous_value, row_number() over time as nth,
           coalesce(lag(ends) over time + interval 1 day = begins, false) or coalesce(lag(period) over time = previous_year, false) as follows
    from phased
    window time as (partition by line, exact order by begins)
),
averaged as (
    select line, any_value(series) as series, arg_min(period, begins) as since, count(*)::integer as points, avg(value) as mean,
           avg(abs(value - previous_value)) filter (where follows) as mean_range, count(*) filter (where follows) as ranges,
           min(value) as lowest, max(value) as highest
    from neighboured where exact group by line having count(*) >= 13
),
screened as (
    select a.line, 2.66 * avg(abs(n.value - n.previous_value)) as width
    from averaged a join neighboured n using (line)
    where n.exact and n.follows and abs(n.value - n.previous_value) <= 3.267 * a.mean_range and 2 * a.ranges >= a.points
    group by a.line having width > 1e-9 * greatest(any_value(abs(a.mean)), 1)
),
limited as (
    select a.line, a.since, a.points, a.mean, 1e-9 * greatest(abs(a.mean), 1) as dust,
           greatest(a.mean - s.width, coalesce(t.minimum, case when a.lowest >= 0 then 0 end)) as lower,
           least(a.mean + s.width, coalesce(t.maximum, case when t.kind = 'ratio' and a.highest <= 100 then 100 end)) as upper
    from averaged a join screened s using (line) join described t using (series)
),
sided as (
    select n.*, l.* exclude (line), case when value > mean + dust then 1 when value < mean - dust then -1 else 0 end as side,
           case when previous_value > mean + dust then 1 when previous_value < mean - dust then -1 else 0 end as previous_side
    from neighboured n join limited l using (line)
),
counted as (
    select *, case when exact then side * (1 + nth - max(case when not follows or side <> previous_side then nth end) over time) else 0 end as run
    from sided
    window time as (partition by line, exact order by begins)
)
select office, indicator, period, since, points, mean, lower, upper,
       case when least > upper + dust then 'above' when most < lower - dust then 'below' when abs(run) >= 8 then 'run'
            when least >= lower - dust and most <= upper + dust then 'within' else '' end as variation,
       run::integer as run
from counted
order by office, indicator, period
