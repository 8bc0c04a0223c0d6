-- One row per figure as it would stand: those of the files (the first where one stands twice; not shares that are not yet
-- clear), and those that the record has of the same offices and they do not replace. begins, ends: its first and last day; release: null
-- where it arrives.
create table known as
with
twice as (
    select office, indicator, period, min(ordinal) as first from incoming group by office, indicator, period having count(*) > 1
),
arrived as (
    select r.* from incoming r left join twice t using (office, indicator, period)
    where (t.first is null or r.ordinal = t.first) and not r.unclear and (r.value is not null or r.status in ('O', 'M', 'B'))
),
together as (
    select ordinal, office, indicator, period, value, qualifier, status, file, row, null::integer as release from arrived
    union all
    select null, office, indicator, period, value, qualifier, status, file, row, release
    from existing e semi join incoming r using (office) anti join arrived r using (office, indicator, period)
),
dated as (
    select period, frequency(period) as every, first_day(period) as begins, last_day_of(period) as ends
    from (select period from incoming union select period from existing)
)
select row_number() over () as id, t.*, d.every, d.begins, d.ends from together t join dated d using (period)
