-- One row per year of an indicator that adds up over time whose halves, quarters or months do not agree with it: all parts are there and their
-- sum is another, or some of them together are surely above the year already (one alone is part_above_year's). Approximate figures count only as far as
-- their bounds go; each figure may be rounded to the places of its indicator. Not across a change of definition (status B).
-- Rests on: series
with
whole as (
    select k.*, year(k.begins) as year from standing_figure k join indicator i on i.id = k.indicator
    where k.every = 'A' and k.value is not null and k.status <> 'B' and i.kind = 'count' and i.over_time = 'sum'
),
part as (
    select k.*, year(k.begins) as year from standing_figure k semi join whole using (office, indicator)
    where k.every in ('S', 'Q', 'M') and k.value is not null and k.status <> 'B'
),
gathered as (
    select office, indicator, year, every, count(*) as many, case every when 'S' then 2 when 'Q' then 4 else 12 end as all_of_them, sum(value) as together,
           bool_and(qualifier in ('=', '>=')) as no_less, bool_and(qualifier in ('=', '<=')) as no_more,
           string_agg(written(value), ' + ' order by period) as addends, max(ordinal) as ordinal, max(value) as largest, min_by(id, period) as first
    from part group by office, indicator, year, every having count(*) > 1
),
beside as (
    select g.*, w.id as whole_id, w.ordinal as whole_ordinal, w.value as total, w.qualifier,
           case when i.decimals = '0' then 0.5 else (g.many + 1) * 0.5 * pow(10, -i.decimals::integer) end as dust
    from gathered g join whole w using (office, indicator, year) join indicator i on i.id = g.indicator
)
select coalesce(b.whole_ordinal, b.ordinal) as ordinal, 'value' as field, i.name_zh as name_zh, i.name_en as name_en, b.year, b.addends, b.together, b.total,
       case b.every when 'S' then '各半年之和' when 'Q' then '各季之和' else '各月之和' end as parts_zh,
       case b.every when 'S' then 'halves together' when 'Q' then 'quarters together' else 'months together' end as parts_en,
       o.file as other_file, o.row as other_row, o.release as other_release
from beside b
join indicator i on i.id = b.indicator
join origin o on o.id = case when b.whole_ordinal is null then b.whole_id else b.first end
where (b.whole_ordinal is not null or b.ordinal is not null) and b.largest <= b.total
  and ((b.no_less and b.qualifier in ('=', '<=') and b.together > b.total + b.dust)
       or (b.many = b.all_of_them and b.no_more and b.qualifier in ('=', '>=') and b.together < b.total - b.dust))
