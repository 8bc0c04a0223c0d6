-- One row per part of a longer period (a month, a quarter, a half, the months from January on) that is surely above the whole of it: the year, a
-- half, a quarter, or more months from January on. Not of states and averages, whose whole may be below its parts.
-- Rests on: series
select coalesce(p.ordinal, w.ordinal) as ordinal, 'value' as field, i.name_zh as name_zh, i.name_en as name_en, p.period, p.value as part,
       w.period::text as whole_period, w.value as total,
       p.value - w.value as excess, o.file as other_file, o.row as other_row, o.release as other_release
from standing_figure w
join indicator i on i.id = w.indicator
join standing_figure p on p.office = w.office and p.indicator = w.indicator and year(p.begins) = year(w.begins)
            and p.period <> w.period and p.begins >= w.begins and p.ends <= w.ends
join origin o on o.id = case when p.ordinal is null then p.id else w.id end
where w.every <> 'M' and i.kind = 'count' and coalesce(i.over_time, '') in ('', 'sum') and p.value > w.value
  and p.qualifier in ('=', '>=') and w.qualifier in ('=', '<=') and p.status <> 'B' and w.status <> 'B'
  and (p.ordinal is not null or w.ordinal is not null)
