-- One row per office × period that arrives × other period of the same length of which most figures are the same: how many of how
-- many distinctive ones that both have, and the first of them. It grows from part to part of the offices (copied.sql).
create table if not exists repetition (
    office office_id, period period_id, other period_id, apart bigint, same bigint, compared bigint, ordinal bigint, other_id bigint
);
insert into repetition
with
periods as (
    select office, period from likely_copy union select office, other from likely_copy
),
figures as (
    select d.office, d.period, d.indicator, d.ordinal from distinctive d semi join periods using (office, period)
),
beside as (
    select l.office, l.period, l.other, count(*) as compared
    from likely_copy l
    join figures a on a.office = l.office and a.period = l.period and a.ordinal is not null
    join figures b on b.office = l.office and b.period = l.other and b.indicator = a.indicator
    group by l.office, l.period, l.other
)
select l.office, l.period, l.other, l.apart, l.same, b.compared, l.ordinal, l.other_id
from likely_copy l join beside b using (office, period, other) where 2 * l.same > b.compared
