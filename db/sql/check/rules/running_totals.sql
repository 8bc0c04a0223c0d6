-- One row per year whose months or quarters look like totals from January on, at its last figure of the files.
-- Rests on: series
select a.ordinal, 'value' as field, i.name_zh as name_zh, i.name_en as name_en, a.year, a.first_period, a.first, a.last_period, a.last,
       a.last_n as n, half_up(a.last / a.last_n, 2) as pace,
       case a.every when 'M' then '月' else '季' end as unit_zh, case a.every when 'M' then 'month' else 'quarter' end as unit_en,
       format('1—{}月', case when a.every = 'M' then least(a.last_n, 11) else 3 * least(a.last_n, 3) end) as until_zh,
       format('{}-01/P{}M', a.year, case when a.every = 'M' then least(a.last_n, 11) else 3 * least(a.last_n, 3) end) as until_en,
       case when a.is_whole then format('，并与全年的{}相符', written(a.whole)) else '' end as evidence_zh,
       case when a.is_whole then format(', and equals the {} of the whole year', written(a.whole)) else '' end as evidence_en,
       o.file as other_file, o.row as other_row, o.release as other_release
from accumulated a
join indicator i on i.id = a.indicator
join origin o on o.id = a.first_id
