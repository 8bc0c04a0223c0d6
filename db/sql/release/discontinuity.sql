-- Days on which what is counted became another thing, for whoever holds periods against each other (change.sql, limits.sql).
-- One row per office × indicator with the days from which it is counted differently, whatever the frequency; a ratio breaks with its counts.
create view breaks as
select office, indicator, list(first_day(period)) as days from (
    select o.office, o.indicator, o.period from observation o where o.status = 'B'
    union
    select o.office, i.id, o.period from observation o join indicator i on o.indicator in (i.numerator, i.denominator)
    where o.status = 'B'
) group by office, indicator;

-- One row per office with the days between which it has stood, and the times at which it took over another one: from the first to the last day on
-- which that may have been.
create view standing as
with succession as (
    select successor as office,
           list({earliest: start_of(valid_to), latest: end_of(valid_to), to_the_day: length(valid_to) > 7}) as times
    from office where successor is not null and valid_to is not null group by successor
)
select id as office, start_of(valid_from) as began, end_of(valid_to) as ended, times from office left join succession on office = id
