-- One row per figure whose note says that it is planned: what was not done is no figure of the record.
-- Rests on: role_note
select r.ordinal, 'note' as field, r.note as cell, r.note as about, i.name_zh as name_zh, i.name_en as name_en, r.period::text as period
from incoming r join role_note n using (note) join indicator i on i.id = r.indicator
where n.role = 'plan' and n.answer = '' and r.value is not null
