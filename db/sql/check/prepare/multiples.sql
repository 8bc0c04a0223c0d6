-- One row per different figure of an indicator that came in a multiple of the catalogue's unit.
select distinct r.value, r.factor, r.indicator::text as indicator, i.unit_zh as wanted
from record r join indicator i on i.id = r.indicator
where r.good and r.value is not null and r.factor not in (0, 1)
