-- One row per figure of a period that has not begun.
select r.ordinal, 'period' as field, r.period as cell
from incoming r join dated d using (period), today t where d.begins > t.day
