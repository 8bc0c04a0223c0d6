-- One row per part that is surely above its total (a ratio's numerator and denominator, or what the catalogue calls a part),
-- where the files give at least one of the two.
with
belongs as (
    select numerator as part, denominator as total from indicator where numerator <> ''
    union
    select id, total from indicator where total <> ''
),
above as (
    select n.ordinal as part_ordinal, d.ordinal as total_ordinal, n.id as part_id, d.id as total_id
    from belongs b
    join standing_figure n on n.indicator = b.part
    join standing_figure d on d.indicator = b.total and d.office = n.office and d.period = n.period
    where n.value > d.value and n.qualifier in ('=', '>=') and d.qualifier in ('=', '<=')
      and (n.ordinal is not null or d.ordinal is not null)
)
select coalesce(a.part_ordinal, a.total_ordinal) as ordinal, 'value' as field, n.value as part, d.value as total,
       i.name_zh as name_zh, i.name_en as name_en, t.name_zh as total_name_zh, t.name_en as total_name_en,
       n.value - d.value as excess, o.file as other_file, o.row as other_row, o.release as other_release
from above a
join standing_figure n on n.id = a.part_id
join standing_figure d on d.id = a.total_id
join indicator i on i.id = n.indicator
join indicator t on t.id = d.indicator
join origin o on o.id = case when a.part_ordinal is null then a.part_id else a.total_id end
