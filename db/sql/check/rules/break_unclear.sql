-- One row per figure whose note speaks of a definition: does the series break there? Where the note only mentions one, a status that
-- is written is an answer. Not where nothing earlier could be compared with it, where the series has its break with this note, or where
-- the record has the figure with this note.
-- Rests on: break_note
select c.ordinal, 'note' as field, c.note as cell, c.note as about, i.name_zh as name_zh, i.name_en as name_en, c.period::text as period
from break_candidate c join indicator i on i.id = c.indicator
where c.office between getvariable('part').first and getvariable('part').last
  and c.answer = '' and c.status <> 'B' and (c.doubt = 'changed' or c.given_status = '')
  and exists (select 1 from standing_figure k where k.office = c.office and k.indicator = c.indicator and k.period::text < c.period::text and k.value is not null)
  and not exists (
      select 1 from standing_figure k where k.office = c.office and k.indicator = c.indicator and c.since <> ''
         and k.period::text >= c.since and k.period::text < c.period::text)
  and not exists (
      select 1 from proposed p where p.office = c.office and p.indicator = c.indicator and p.note = c.note and p.status = 'B')
  and not exists (
      select 1 from existing e where e.office = c.office and e.indicator = c.indicator and e.note = c.note and (e.status = 'B' or e.period = c.period))
