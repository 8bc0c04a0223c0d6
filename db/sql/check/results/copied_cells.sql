-- One row per cell of a period that mostly repeats another.
select r.file::text as file, r.row, r.label
from incoming r
where exists (select 1 from repetition m join copied c on c.period = m.period and c.other = m.other and (c.office is null or c.office = m.office)
              where m.office = r.office and m.period = r.period)
