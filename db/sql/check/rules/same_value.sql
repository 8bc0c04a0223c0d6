-- One row per run of four years or more with exactly the same count or score that ends with a figure of the files: was an old
-- figure copied? Not up to ten, not where it equals a target that was set.
-- Rests on: repeated
with
often as (  -- only these can be a run of four
    select office, indicator, value from repeated where every = 'A' and value > 10 and times >= 4
),
yearly as (
    select k.*, year(k.begins) as year from standing_figure k semi join often using (office, indicator, value) join indicator i on i.id = k.indicator
    where k.every = 'A' and k.value > 10 and k.qualifier = '=' and i.kind in ('count', 'score')
),
runs as (
    select *, year - row_number() over (partition by office, indicator, value order by year) as run from yearly
),
long_runs as (
    select office, indicator, value, count(*) as years, max(year) as last_year, min(year) as first_year,
           arg_max(ordinal, year) as ordinal, arg_min(id, year) as first_id
    from runs group by office, indicator, value, run having count(*) >= 4
)
select l.ordinal, 'value' as field, i.name_zh as name_zh, i.name_en as name_en, l.years, l.first_year, l.last_year,
       o.file as other_file, o.row as other_row, o.release as other_release
from long_runs l
join indicator i on i.id = l.indicator
join origin o on o.id = l.first_id
join standing_figure n on n.ordinal = l.ordinal and n.period::text = l.last_year::text
where l.ordinal is not null
  and not exists (select 1 from target t where t.office = l.office and t.indicator = l.indicator and t.target = l.value)
