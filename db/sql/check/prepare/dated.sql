-- One row per period that stands in the files or the record: worked out once for each, and not for each figure. begins, ends: its first
-- and last day; every: which periods it stands in a line with (line_of); season: which part of the year it is.
create type period_id as enum (
    select period from (select '' as period union select meaning from meaning where field = 'period' union select period from as_of union select period from given_existing)
    order by period
);
create table dated as
select period::period_id as period, line_of(period) as every, first_day(period) as begins, last_day_of(period) as ends,
       try_cast(year_before(period) as period_id) as year_before, period[5:] as season
from (select unnest(enum_range(null::period_id))::text as period) where period <> ''
