-- One row per figure of either release, as it was given: state new, changed (the figure or its status), described (only its
-- words, note or source), gone or unchanged from the one to the other.
create table previewed as
with
before as (
    select o.* exclude (file), f.name as file from older.observation o join older.file f on f.position = o.file
),
after as (
    select o.* exclude (file), f.name as file from newer.observation o join newer.file f on f.position = o.file
),
beside as (
    select coalesce(a.office, b.office) as office, coalesce(a.indicator, b.indicator) as indicator,
           coalesce(a.period, b.period) as period,
           a.value, a.qualifier, a.status, a.as_worded, a.note, a.source, a.file, a.row,
           b.value as old_value, b.qualifier as old_qualifier, b.status as old_status,
           b.as_worded as old_as_worded, b.note as old_note, b.source as old_source,
           b.office is not null as was, a.office is not null as is_now
    from after a full join before b using (office, indicator, period)
)
select row_number() over (order by office, indicator, period) as ordinal, * exclude (was, is_now),
       case when not was then 'new' when not is_now then 'gone'
            when value is distinct from old_value or (qualifier, status) is distinct from (old_qualifier, old_status) then 'changed'
            when (as_worded, note, source) is distinct from (old_as_worded, old_note, old_source) then 'described'
            else 'unchanged' end as state
from beside
