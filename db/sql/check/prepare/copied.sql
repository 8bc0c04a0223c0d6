-- One row per period that repeats another, and per office whose figures do: office is null where it is so in most offices of the
-- files that give both periods, taken together; else one office for itself. Four figures at least. The other period is the one with most in common, then the nearest.
-- Rests on: repetition
create or replace table copied as
with
all_offices as (
    select period, other, min(apart) as apart, sum(same) as same, sum(compared) as compared, count(*) as offices,
           min(ordinal) as ordinal, arg_min(other_id, ordinal) as other_id
    from repetition group by period, other having count(*) > 1 and sum(same) >= 4
),
both_periods as (
    select f.period, f.other, count(*) as offices
    from all_offices f
    join presence a on a.period = f.period and a.arrived > 0
    join presence b on b.period = f.other and b.office = a.office
    group by f.period, f.other
),
of_files as (
    select f.* from all_offices f join both_periods b using (period, other) where 2 * f.offices > b.offices
    qualify row_number() over (partition by f.period order by f.same desc, f.apart) = 1
),
of_one as (
    select r.*, 1 as offices from repetition r
    where r.same >= 4
      and not exists (select 1 from of_files f join repetition m on m.period = f.period and m.other = f.other
                      where m.office = r.office and m.period = r.period)
    qualify row_number() over (partition by r.office, r.period order by r.same desc, r.apart) = 1
)
select null::office_id as office, period, other, same, compared, offices, ordinal, other_id from of_files
union all
select office, period, other, same, compared, offices, ordinal, other_id from of_one
