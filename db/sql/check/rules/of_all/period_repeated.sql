-- One row per period that mostly repeats another, of an office or of most offices of the files: was the old column copied? At its first figure
-- that is the same.
-- Rests on: copied
select c.ordinal, 'value' as field, c.period, c.other as other_period, c.same, c.compared, half_up(100.0 * c.same / c.compared, 1) as percent,
       i.name_zh as name_zh, i.name_en as name_en,
       coalesce(w.short_zh, format('{}个单位', c.offices)) as who_zh, coalesce(w.short_en, format('{} offices', c.offices)) as who_en,
       o.file as other_file, o.row as other_row, o.release as other_release
from copied c
join incoming r on r.ordinal = c.ordinal
join indicator i on i.id = r.indicator
join origin o on o.id = c.other_id
left join office w on w.id = c.office
