-- One row per figure of a period that has not begun; of a running total, whose last month has not.
select r.ordinal, 'period' as field, r.period as cell, r.period
from incoming r join dated d using (period), today t
where case when d.every[1] = 'C' then date_trunc('month', d.ends)::date else d.begins end > t.day
