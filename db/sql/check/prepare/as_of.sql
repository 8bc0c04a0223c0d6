-- One row per day that stands for a period × indicator, with its first record. falls: whether figures of the indicator fall from one
-- day of a year to a later one at the same office, as running totals do not.
with
dated as (
    select c.ordinal, c.office, d.text, d.day, i.meaning as indicator, try_cast(c.value as double) as value
    from cell c join day d on d.text = c.period join meaning i on i.field = 'indicator' and i.text = c.indicator and i.meaning <> ''
),
falling as (
    select indicator, bool_or(coalesce(value < before, false)) as falls from (
        select indicator, value, lag(value) over (partition by office, indicator, year(day) order by day) as before from dated
    ) group by indicator
),
firsts as (
    select text, day, indicator, min(ordinal) as ordinal from dated group by all
)
select f.text, f.day, f.indicator, l.falls, s.file, c.row, c.label
from firsts f join falling l using (indicator) join cell c using (ordinal) join sheet s using (sheet)
order by f.ordinal
