-- One row per fault with its place, in the order of the files; value: the text beside it that says how much it is; indicator: what it is
-- about, as it is written.
select s.file, c.sheet, c.row, c.label, f.field, f.text, f.code, c.value, c.indicator
from fault f join cell c using (ordinal) join sheet s using (sheet)
order by c.sheet, c.row, list_position($fields, f.field), f.code = 'qualifier_conflict', c.ordinal
