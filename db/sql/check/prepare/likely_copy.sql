-- One row per office × period that arrives × other period of the same length with so many figures the same that they may be most: of
-- so many figures in the one and in the other, so many at least stand beside each other.
create or replace table likely_copy as
with pairs as (
    select a.office, a.period, b.period as other, count(*) as same, min(a.ordinal) as ordinal, arg_min(b.id, a.ordinal) as other_id
    from repeated_value a join repeated_value b using (office, indicator, every, value)
    where a.ordinal is not null and (b.begins < a.begins or b.ordinal is null and b.begins > a.begins)
    group by a.office, a.period, b.period
)
select p.*, abs(datediff('day', a.begins, b.begins)) as apart
from pairs p
join presence a on a.office = p.office and a.period = p.period
join presence b on b.office = p.office and b.period = p.other
where 2 * p.same > a.arrived + b.figures - a.series
