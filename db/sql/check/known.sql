-- One row per figure as it would stand: those of the files (the first where one stands twice; not shares that are not yet
-- clear), and those of the record that they do not replace. begins, ends: its first and last day; release: null where it arrives.
create table known as
with
once as (
    select min(ordinal) as ordinal from incoming group by office, indicator, period
),
arrived as (
    select r.* from incoming r semi join once using (ordinal)
    where not r.unclear and (r.value is not null or r.status in ('O', 'M', 'B'))
),
together as (
    select ordinal, office, indicator, period, value, qualifier, status, file, row, null::integer as release from arrived
    union all
    select null, office, indicator, period, value, qualifier, status, file, row, release
    from existing e anti join arrived r using (office, indicator, period)
)
select row_number() over () as id, *, frequency(period) as every, first_day(period) as begins, last_day_of(period) as ends
from together
