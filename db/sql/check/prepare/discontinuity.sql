-- One row per office × indicator and day that parts its figures: two periods are of one kind only when not both the first
-- begins by `latest` and the second ends from `earliest` on. A definition changed, the office took over another, ended or began.
create or replace table discontinuity as
with
dated as (
    select id as office, successor, nullif(valid_to, '') as ended, nullif(valid_from, '') as began from office
),
offices as (
    select successor as office, start_of(ended) + 1 as earliest, end_of(ended) as latest from dated where successor <> '' and ended is not null
    union all
    select office, end_of(ended) + 1, date '9999-01-01' from dated where ended is not null
    union all
    select office, date '0001-01-01', start_of(began) - 1 from dated where began is not null
)
select office, indicator, begins as earliest, begins - 1 as latest from standing_figure where status = 'B'
union all
select o.office, i.id, o.earliest, o.latest from offices o cross join indicator i
