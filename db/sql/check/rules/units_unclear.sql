-- One row per figure for which several units of the catalogue's base are given.
select r.ordinal, 'value' as field, i.unit_zh, i.unit_en, r.about_unit as about, i.name_zh as name_zh, i.name_en as name_en,
       split_part(r.about_unit, ':', 1) as units
from incoming r join indicator i on i.id = r.indicator
where r.unit_doubt = 'units_unclear'
