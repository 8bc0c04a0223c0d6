-- One row per office × indicator whose newest figures lie within a year that has a target and no figure of its own yet: how much of it is done, for
-- indicators that add up over the year (over_time sum). Of earlier years there is none: they are over.
-- period: from January to the newest month that is known without a gap, as a running total, or where there is none (is_sum) as the sum of the months,
-- quarters or halves from January on, never across a break or a takeover; ends: its last day.
-- done, qualifier: the amount; low, high: between what it lies (macros.sql; null: open). base: the number that shares are taken of: the target; of a range
-- the end that decides (is_range); lowest, highest: as in aim. share: 100 × done ÷ base, null for a target of 0; time: per cent of the year's months.
-- usual, usual_least, usual_most: median and range of the share of the year's own figure that was done by the same month in the `years` years of the five
-- before that have exact figures of both (a year's figure, or all of its months) and are comparable: no break, takeover, or beginning of the office
-- lies between them and the newest figure. null for fewer than two. is_row: they are the years just before, without one left out.
-- by_time: what the year comes to at the newest pace, done × 12 ÷ months. by_season, by_season_least, by_season_most: done ÷ usual, and by the most
-- and the least share.
-- status: reached (what is done meets it, and more is no harm), missed (what is done lies beyond what it should keep within); on_track, at_risk: by
-- both projections it will, or will not, be met; mixed: the one meets it, the other does not; unclear: a bound proves neither, or there are fewer
-- than two years to tell the season by; '': no limit that could be met (neither way is good).
create table pace as
with
recent as (  -- the newest year of parts of a year
    select office, indicator, max(last_year) as year from extent
    group by all having coalesce(max(last_year) filter (frequency = 'A'), '') < max(last_year)
),
wanted as (
    select a.office, a.indicator, a.period as year, a.lowest, a.highest,
           case when a.qualifier = '[]' and a.lowest is null then a.upper else a.target end as base,
           a.period[1:4]::integer as number, a.qualifier = '[]' as is_range, coalesce(b.days, []) as days, s.began, coalesce(s.times, []) as times
    from aim a
    join recent r on r.office = a.office and r.indicator = a.indicator and r.year = a.period
    join indicator i on i.id = a.indicator
    join standing s on s.office = a.office
    left join breaks b on b.office = a.office and b.indicator = a.indicator
    where i.over_time = 'sum' and i.kind not in ('ratio', 'rank') and a.target >= 0
      and coalesce(s.began <= first_day(a.period), true) and coalesce(s.ended >= last_day_of(a.period), true)
),
here as (
    select f.office, f.indicator, f.period[1:4]::integer as number, f.frequency, f.ends, f.value, f.qualifier,
           case f.qualifier when '~' then f.value else f.least end as low, case f.qualifier when '~' then f.value else f.most end as high
    from figure f join wanted w on w.office = f.office and w.indicator = f.indicator
    where f.value >= 0 and f.period[1:4]::integer between w.number - 5 and w.number
),
added as (
    select office, indicator, number, frequency, ends, sum(value) over upto as done, sum(low) over upto as low,
           case when count(high) over upto = count(*) over upto then sum(high) over upto end as high,
           count(low) over upto = count(*) over upto as is_least,
           count(*) over upto * case frequency when 'M' then 1 when 'Q' then 3 else 6 end = month(ends) as is_whole,
           list(qualifier) over upto as qualifiers
    from here where frequency in ('M', 'Q', 'S')
    window upto as (partition by office, indicator, number, frequency order by ends)
),
amounts as (  -- a running total before a sum, months before quarters
    select office, indicator, number, ends, value as done, qualifier, low, high, frequency from here where frequency in ('A', 'C')
    union all
    select office, indicator, number, ends, done,
           case when len(list_filter(qualifiers, lambda q: q <> '=')) = 0 then '='
                when len(list_filter(qualifiers, lambda q: q not in ('=', '>='))) = 0 then '>='
                when len(list_filter(qualifiers, lambda q: q not in ('=', '<='))) = 0 then '<=' else '~' end,
           case when is_least then low end, high, frequency
    from added where is_whole
),
within as (
    select w.*, a.ends, month(a.ends) as months, a.done, a.qualifier, coalesce(a.low, 0) as low, a.high, a.frequency <> 'C' as is_sum,
           make_date(w.number, 1, 1) as begins
    from amounts a join wanted w using (office, indicator, number)
    where a.frequency <> 'A' and (a.frequency = 'C' or not is_cut(make_date(w.number, 1, 1), a.ends, w.days, w.times))
    qualify row_number() over (partition by office, indicator order by a.ends desc, position(a.frequency in 'CMQS')) = 1
),
earlier as (
    select w.office, w.indicator, a.number, a.ends, a.done
    from within w join amounts a on a.office = w.office and a.indicator = w.indicator and a.number < w.number
    where a.qualifier = '=' and coalesce(make_date(a.number, 1, 1) >= w.began, true)
      and not is_cut(make_date(a.number, 1, 1), w.ends, w.days, w.times)
    qualify row_number() over (partition by w.office, w.indicator, a.number, a.ends order by position(a.frequency in 'ACMQS')) = 1
),
season as (
    select w.office, w.indicator, count(*)::integer as years, min(e.number) = any_value(w.number) - count(*) as is_row,
           median(share) as usual, min(share) as usual_least, max(share) as usual_most
    from within w
    join earlier e on e.office = w.office and e.indicator = w.indicator and month(e.ends) = w.months
    join earlier f on f.office = w.office and f.indicator = w.indicator and f.number = e.number and month(f.ends) = 12,
    lateral (select 100 * e.done / f.done as share) s
    where f.done > 0 and e.done <= f.done
    group by all
),
projected as (
    select w.*, coalesce(s.is_row, false) as is_row, coalesce(s.years, 0) as years, u.usual, u.usual_least, u.usual_most,
           100 * w.done / nullif(w.base, 0) as share, 100 * w.months / 12 as time, w.months / 12 as passed, nullif(u.usual, 0) / 100 as season
    from within w
    left join season s using (office, indicator)
    left join (select * from season where years > 1) u using (office, indicator)
),
judged as (
    select *, surely_within(low / passed, high / passed, lowest, highest) as time_meets, surely_beyond(low / passed, high / passed, lowest, highest) as time_misses,
           surely_within(low / season, high / season, lowest, highest) as season_meets, surely_beyond(low / season, high / season, lowest, highest) as season_misses
    from projected
)
select office, indicator, year, format('{}-01/P{}M', year, months) as period, ends, months::integer as months, is_sum, done, qualifier, low, high, lowest, highest, base, is_range,
       share, time, years, is_row, usual, usual_least, usual_most,
       done / passed as by_time, done / season as by_season, done / nullif(usual_most / 100, 0) as by_season_least, done / nullif(usual_least / 100, 0) as by_season_most,
       case when coalesce(lowest, highest) is null then ''
            when (highest is null or months = 12) and surely_within(low, high, lowest, highest) then 'reached'
            when low > highest or (months = 12 and surely_beyond(low, high, lowest, highest)) then 'missed'
            when time_meets and season_meets then 'on_track' when time_misses and season_misses then 'at_risk'
            when (time_meets and season_misses) or (time_misses and season_meets) then 'mixed' else 'unclear' end as status
from judged
order by office, indicator
