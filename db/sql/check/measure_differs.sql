-- One row per figure given in another unit than the catalogue's.
select r.ordinal, 'measure' as field, r.measure as cell, i.measure_zh, i.measure_en
from incoming r join indicator i on i.id = r.indicator
where r.measure <> '' and r.measure not in (i.measure_zh, i.measure_en)
