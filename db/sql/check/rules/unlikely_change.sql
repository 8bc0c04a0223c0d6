-- One row per figure whose change on the year before is far from what its earlier years make likely: of the last ten changes
-- before it, at least four (five comparable years), further from their median than 5 robust standard deviations (1.4826 × MAD, the
-- median absolute deviation) and than a floor: half as much again (a third less), or 5 points for ratios.
-- 3.5 is the usual bound (Iglewicz and Hoaglin 1993); from four to ten changes the MAD itself is so uncertain that we take
-- 5, and the floor keeps steady series from warning about nothing. A warning that comes too often is agreed to unread.
-- Rests on: series
with
exact as (
    select *, case kind when 'ratio' then 5 else ln(1.5) end as floor from yearly_change
    where qualifier = '=' and previous_qualifier = '=' and growth is not null
),
uneven as (  -- where all changes lie within the floor of each other, so does each with the median of the others
    select office, indicator, season from exact group by all having max(growth) - min(growth) > any_value(floor)
),
beside_history as (
    select *, list(growth) over (partition by office, indicator, season order by begins
                                 rows between 10 preceding and 1 preceding) as earlier
    from exact e where exists (select 1 from uneven u where u.office = e.office and u.indicator = e.indicator and u.season = e.season)
),
judged as (
    select *, list_median(earlier) as usual, greatest(5 * 1.4826 * list_mad(earlier), floor) as bound
    from beside_history where ordinal is not null and length(earlier) >= 4
)
select j.ordinal, 'value' as field, i.name_zh as name_zh, i.name_en as name_en, length(j.earlier) + 1 as years,
       case when j.change < 0 then '-' else '+' end as sign, half_up(abs(j.change), 1) as change,
       calculation(j.value, j.previous_value, i.kind) as sum,
       half_up(case i.kind when 'ratio' then j.usual - j.bound else 100 * (exp(j.usual - j.bound) - 1) end, 1) as low,
       half_up(case i.kind when 'ratio' then j.usual + j.bound else 100 * (exp(j.usual + j.bound) - 1) end, 1) as high,
       case i.kind when 'ratio' then '个百分点' else '%' end as unit_zh,
       case i.kind when 'ratio' then ' percentage points' else '%' end as unit_en,
       o.file as other_file, o.row as other_row, o.release as other_release
from judged j
join indicator i on i.id = j.indicator
join origin o on o.id = j.previous_id
where abs(j.growth - j.usual) > j.bound
