-- One row per total whose parts, none of them above it, are surely above it together. Parts may overlap, so this is to be
-- looked at and not forbidden.
with
parts as (
    select i.total, n.office, n.period, count(*) as many, sum(n.value) as together, max(n.ordinal) as ordinal,
           max(n.value) as largest, bool_and(n.qualifier in ('=', '>=')) as no_less,
           string_agg(written(n.value), ' + ' order by i.position) as addends,
           string_agg(i.name_zh, '、' order by i.position) as names_zh, string_agg(i.name_en, ', ' order by i.position) as names_en
    from indicator i join standing_figure n on n.indicator = i.id
    where i.total <> '' and n.value is not null
    group by i.total, n.office, n.period
)
select coalesce(d.ordinal, p.ordinal) as ordinal, 'value' as field, t.name_zh as name_zh, t.name_en as name_en, p.names_zh, p.names_en, p.addends,
       p.together, d.value as total, o.file as other_file, o.row as other_row, o.release as other_release
from parts p
join standing_figure d on d.indicator = p.total and d.office = p.office and d.period = p.period
join indicator t on t.id = p.total
join origin o on o.id = d.id
where p.many > 1 and p.no_less and d.qualifier in ('=', '<=') and p.together > d.value and p.largest <= d.value
  and (d.ordinal is not null or p.ordinal is not null)
