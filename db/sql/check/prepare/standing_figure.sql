-- One row per figure of the part's offices as it would stand: those of the files (the first where one stands twice; not shares that are
-- not yet clear), and those that the record has and they do not replace. id: the ordinal, or below 0 where it does not arrive (then
-- ordinal is null).
create or replace table standing_figure as
with
arrived as (
    select ordinal as id, ordinal, office, indicator, period, value, qualifier, status
    from incoming r left join duplicated t using (office, indicator, period)
    where (t.first is null or r.ordinal = t.first) and not r.unclear and (r.value is not null or r.status in ('O', 'M', 'B'))
),
together as (
    from arrived
    union all
    select id, null, office, indicator, period, value, qualifier, status
    from existing e semi join incoming r using (office) anti join arrived r using (office, indicator, period)
)
select t.*, d.every, d.begins, d.ends from together t join dated d using (period)
