-- One row per figure given in a unit that is no multiple of the catalogue's.
select r.ordinal, 'measure' as field, r.measure as cell, i.measure_zh, i.measure_en, r.about_unit as about, i.name_zh as name_zh, i.name_en as name_en
from incoming r join indicator i on i.id = r.indicator
where r.unit_doubt = 'measure_differs'
