-- One row per different number strictly between 0 and 1, without a sign, of a ratio in per cent: a share, or per cent.
select distinct r.value
from record r join indicator i on i.id = r.indicator
where r.good and r.bare and r.value > 0 and r.value < 1 and i.kind = 'ratio' and i.measure_zh = '%'
