-- One row per figure of a period in the middle of which its office ended.
select r.ordinal, 'period' as field, r.period as cell, r.period, o.name_zh as office_zh, o.name_en as office_en, o.valid_to as ended
from incoming r join office o on o.id = r.office join dated d using (period)
where o.valid_to <> ''
  and d.ends > end_of(nullif(o.valid_to, '')) and d.begins <= end_of(nullif(o.valid_to, ''))
