-- One row per file with fiscal years: the first record of one.
select f.text, s.file, c.row, c.label
from cell c join fiscal f on f.text = c.period join sheet s using (sheet)
qualify row_number() over (partition by sheet order by c.ordinal) = 1
order by c.ordinal
