-- One row per figure of either release, as it was given: state new, changed (the figure or its status), described (only its
-- words, note or source), gone or unchanged from the one to the other. In the catalogue's order: the later one's, of what it has not the earlier one's.
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
),
placed as (
    select b.*, coalesce(late_office.position, early_office.position) as office_place,
           coalesce(late_indicator.position, early_indicator.position) as indicator_place
    from beside b
    left join newer.office late_office on late_office.id = b.office
    left join older.office early_office on early_office.id = b.office
    left join newer.indicator late_indicator on late_indicator.id = b.indicator
    left join older.indicator early_indicator on early_indicator.id = b.indicator
)
select row_number() over (order by office_place, office, indicator_place, indicator, period) as ordinal,
       b.* exclude (was, is_now, office_place, indicator_place),
       case when not was then 'new' when not is_now then 'gone'
            when value is distinct from old_value or (qualifier, status) is distinct from (old_qualifier, old_status) then 'changed'
            when (as_worded, note, source) is distinct from (old_as_worded, old_note, old_source) then 'described'
            else 'unchanged' end as state
from placed b
