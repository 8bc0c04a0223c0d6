-- One row per row of the files: state new, changed (the figure), described (only its words) or unchanged, beside what
-- the record holds. What the file does not say stays as it was: words, note and source while the figure is the same,
-- and the mark of a break (B) with its note unless the file says A.
create or replace table previewed as
with beside as (
    select r.ordinal, r.office, r.indicator, r.period, r.value, r.qualifier, r.status, r.as_worded, r.note, r.source, r.row, r.file,
           r.given_status, e.office is not null as is_recorded,
           e.value as old_value, e.qualifier as old_qualifier, e.status as old_status,
           e.as_worded as old_as_worded, e.note as old_note, e.source as old_source, e.file as old_file, e.row as old_row,
           r.value is not distinct from e.value and r.qualifier = e.qualifier as same_figure
    from accepted_record r left join existing e using (office, indicator, period)
    where $files is null or list_contains($files, r.file::text)
),
completed as (
    select * replace (
               case when is_recorded and old_status = 'B' and given_status in ('', 'P', 'E') then 'B'
                    when is_recorded and given_status = '' and same_figure then old_status else status end as status,
               case when is_recorded and as_worded = '' and same_figure then old_as_worded else as_worded end as as_worded,
               case when is_recorded and source = '' and same_figure then old_source else source end as source,
               case when is_recorded and note = '' and (same_figure or (given_status in ('', 'P', 'E') and old_status = 'B')) then old_note
                    else note end as note)
    from beside
)
select * exclude (is_recorded, given_status, same_figure),
       case when not is_recorded then 'new'
            when not same_figure or status <> old_status then 'changed'
            when (as_worded, note, source) is distinct from (old_as_worded, old_note, old_source) then 'described'
            else 'unchanged' end as state
from completed
