-- One row per fault with its place, in the order of the files; value: the text beside it that says how much it is.
select s.file, c.sheet, c.row, c.label, f.field, f.text, f.code, c.value
from fault f join cell c using (ordinal) join sheet s using (sheet)
order by c.sheet, c.row, list_position($fields, f.field), f.code = 'qualifier_conflict', c.ordinal
