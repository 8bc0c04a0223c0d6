-- One row per office × indicator × year whose months (at least six), or all four quarters, look like totals from January on entered as
-- single ones: they never fall, and each divided by its number in the year gives nearly the same (relative standard deviation up to
-- 0.2). Months that grow do not do that: 100, 110, 121 … divided by 1, 2, 3 … shrink, doubling months swell; only growth by the
-- whole first month every month would look the same. Against that speak: the months together are no more than the year's own figure;
-- nor much more than the year before makes likely (n running totals of equal months are (n + 1) / 2 times the months themselves:
-- the bound is its square root, half way on the scale of ratios); January goes on from a December that had grown likewise; or the
-- next January goes on. Four months do where the year's figure equals December (then up to 0.35).
-- Rests on: series
create or replace table accumulated as
with
rising as (
    select office, indicator, every, year(begins) as year from standing_figure
    where every in ('M', 'Q') and value > 0 group by all
    having count(*) >= 4 and max(value) >= 2.4 * min(value)
),
numbered as (
    select k.office, k.indicator, k.every, year(k.begins) as year, k.id, k.ordinal, k.period, k.value,
           case k.every when 'M' then month(k.ends) else quarter(k.ends) end as n
    from standing_figure k semi join (select office, indicator, every from rising) using (office, indicator, every)
    join indicator i on i.id = k.indicator
    where k.value >= 0 and coalesce(i.over_time, '') not in ('last', 'none') and (i.kind = 'count' or i.over_time = 'sum')
),
compared as (
    select *, lag(value) over (partition by office, indicator, every, year order by n) as before, value / n as pace from numbered
),
years as (
    select office, indicator, every, year, count(*) as many, count(ordinal) as arrived, sum(value) as together, max(n) as last_n, min(n) as first_n,
           bool_and(coalesce(value >= before, true)) as never_falls, arg_min(value, n) as first, arg_max(value, n) as last,
           arg_min(period, n) as first_period, arg_max(period, n) as last_period, arg_min(id, n) as first_id,
           arg_max(ordinal, n) filter (where ordinal is not null) as ordinal, stddev_pop(pace) / nullif(avg(pace), 0) as spread,
           case every when 'M' then 12 else 4 end as in_a_year
    from compared group by office, indicator, every, year
),
beside as (
    select y.*, a.value as whole,
           coalesce(w.value, case when p.spread > 0.2 or not p.never_falls then p.together * p.in_a_year / p.many end) as year_before,
           p.last as december, p.last_n = p.in_a_year and p.never_falls and p.last >= 2 * p.first as had_grown,
           case when x.first_n = 1 then x.first end as next_january
    from years y
    left join standing_figure a on a.office = y.office and a.indicator = y.indicator and a.every = 'A' and year(a.begins) = y.year and a.value is not null
    left join standing_figure w on w.office = y.office and w.indicator = y.indicator and w.every = 'A' and year(w.begins) = y.year - 1 and w.value is not null
    left join years p on p.office = y.office and p.indicator = y.indicator and p.every = y.every and p.year = y.year - 1
    left join years x on x.office = y.office and x.indicator = y.indicator and x.every = y.every and x.year = y.year + 1
),
judged as (
    select *, coalesce(last_n = in_a_year and abs(last - whole) <= 0.01 * whole and together > 1.5 * whole, false) as is_whole,
           case when year_before > 0 then together / (year_before * many / in_a_year) end as beyond
    from beside
)
select * from judged
where never_falls and arrived > 0 and last >= 20 and last >= 2.4 * first
  and (many = in_a_year or many >= 6 or is_whole)
  and spread <= case when is_whole then 0.35 else 0.2 end
  and (whole is null or together > 1.1 * whole)
  and (is_whole or (beyond is null or beyond >= sqrt((many + 1) / 2.0)) and not coalesce(next_january >= 0.9 * last, false)
       and not coalesce(had_grown and first_n = 1 and first >= 0.9 * december, false))
