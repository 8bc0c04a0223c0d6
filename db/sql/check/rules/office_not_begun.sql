-- One row per figure of a period that was over before its office began.
select r.ordinal, 'period' as field, r.period as cell, r.period, o.name_zh as office_zh, o.name_en as office_en, o.valid_from as began
from incoming r join office o on o.id = r.office join dated d using (period)
where o.valid_from <> '' and d.ends < start_of(nullif(o.valid_from, ''))
