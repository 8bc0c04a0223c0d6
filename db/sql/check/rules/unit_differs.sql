-- One row per figure given in a unit that is no multiple of the catalogue's.
select r.ordinal, 'unit' as field, r.unit as cell, i.unit_zh, i.unit_en, r.about_unit as about, i.name_zh as name_zh, i.name_en as name_en
from incoming r join indicator i on i.id = r.indicator
where r.unit_doubt = 'unit_differs'
