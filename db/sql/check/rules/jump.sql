-- One row per figure that is about 10, 100 or 10,000 times the nearest earlier figure of the same frequency, or the tenth,
-- hundredth or ten-thousandth of it (a later one of the record where there is none before): another unit (件, 万件), a point in the
-- wrong place, a digit too many.
-- About is within a factor of 1.6, the square root of 2.5: nearer to 100 than a figure that grew by 40 times, or 250.
-- Below 1000 (10 for ratios) such a leap is nothing strange; ten times, within a factor of 1.3,
-- from 10 on.
-- Rests on: series
with
leaping as (  -- only where the largest figure is more than seven times the smallest can there be a leap
    select office, indicator, every from standing_figure where value > 0 group by all having max(value) > 7 * min(value)
),
lined_up as (
    select k.id, k.ordinal, k.office, k.indicator, k.period, k.value, k.begins, k.ends,
           lag(k.id) over beside as before, lag(k.value) over beside as value_before,
           lead(k.id) over beside as after, lead(k.value) over beside as value_after, lead(k.ordinal) over beside as after_arrived
    from standing_figure k semi join leaping using (office, indicator, every) join indicator i on i.id = k.indicator
    where k.value > 0 and i.kind <> 'rank' and coalesce(i.numerator, '') = ''
    window beside as (partition by k.office, k.indicator, k.every order by k.begins)
),
compared as (
    select *, coalesce(before, after) as other, coalesce(value_before, value_after) as other_value
    from lined_up where ordinal is not null and (before is not null or after_arrived is null)
),
far_apart as (
    select *, greatest(value, other_value) as larger, least(value, other_value) as smaller,
           abs(log10(value / other_value)) as magnitude
    from compared
    where (abs(abs(log10(value / other_value)) - 1) < log10(1.3) and least(value, other_value) >= 10 and greatest(value, other_value) >= 100)
       or abs(abs(log10(value / other_value)) - 2) < log10(1.6) or abs(abs(log10(value / other_value)) - 4) < log10(1.6)
)
select f.ordinal, 'value' as field, i.name_zh as name_zh, i.name_en as name_en, f.larger, f.smaller,
       half_up(f.larger / f.smaller, 1) as times, o.period as other_period, f.other_value,
       p.file as other_file, p.row as other_row, p.release as other_release
from far_apart f
join standing_figure o on o.id = f.other
join origin p on p.id = f.other
join indicator i on i.id = f.indicator
where f.larger >= case when i.kind = 'ratio' then 10 when abs(f.magnitude - 1) < log10(1.3) then 100 else 1000 end
  and not exists (select 1 from discontinuity t where t.office = f.office and t.indicator = f.indicator
                  and least(f.begins, o.begins) <= t.latest and greatest(f.ends, o.ends) >= t.earliest)
