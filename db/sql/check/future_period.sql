-- One row per figure of a period that has not begun.
select r.ordinal, 'period' as field, r.period as cell
from incoming r, today t where first_day(r.period) > t.day
