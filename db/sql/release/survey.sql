-- One row per indicator × sort of offices (real or fictional) × year with a yearly figure, for the indicators of which there is not one each year
-- (two-yearly and irregular surveys): where the years in which any such office has a figure, or says that it has not reported one, are three or
-- more and most often more than a year apart (of two distances that are equally frequent the smaller counts), and at least half of the figures have
-- one of the same office in the survey before. So a hole of one office makes no survey of a yearly series. previous_year: the survey before it, null for the first. This is the one place that decides it.
create table survey as
with
years as (
    select distinct f.indicator, o.sample, f.period as year
    from figure f join office o on o.id = f.office where f.frequency = 'A' and (f.value is not null or f.status = 'O')
),
followed as (
    select *, lag(year) over (partition by indicator, sample order by year) as previous_year from years
),
apart as (
    select indicator, sample, year::integer - previous_year::integer as distance, count(*) as times
    from followed where previous_year is not null group by all
),
usual as (
    select indicator, sample, distance from apart
    qualify row_number() over (partition by indicator, sample order by times desc, distance) = 1
            and sum(times) over (partition by indicator, sample) >= 2
),
surveys as (
    select f.* from followed f join usual u using (indicator, sample) where u.distance > 1
),
kept as (  -- a record in which each office has another year is thin, and no survey
    select s.indicator, s.sample
    from surveys s
    join office o on o.sample = s.sample
    join figure f on f.indicator = s.indicator and f.office = o.id and f.period = s.year
    left join figure p on p.indicator = s.indicator and p.office = o.id and p.period = s.previous_year
    where s.previous_year is not null
    group by all having 2 * count(p.period) >= count(*)
)
select s.indicator, s.sample, s.year, s.previous_year from surveys s join kept using (indicator, sample) order by all
