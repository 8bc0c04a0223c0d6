-- One row per year with figures of the office, newest first. opens: true for the one that pages open on, the newest that has yearly figures, or at least
-- half as many indicators as the year before it: of a year that has only begun there is too little to see.
with
counted as (
    select period[1:4] as year, count(*) as figures, count(distinct indicator) as indicators, bool_or(frequency = 'A') as is_yearly
    from figure where office = $office and value is not null group by all
),
weighed as (select *, is_yearly or 2 * indicators >= coalesce(lag(indicators) over (order by year), 0) as is_full from counted)
select year, figures, is_full and row_number() over (partition by is_full order by year desc) = 1 as opens from weighed order by year desc
