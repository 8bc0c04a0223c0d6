-- One row per 1 without a sign among ratios that are read as shares: 1 % or 100 %?
select r.ordinal, 'value' as field, i.name_zh as name_zh, i.name_en as name_en
from incoming r join indicator i on i.id = r.indicator
where r.value = 1 and r.bare and i.kind = 'ratio' and i.measure_zh = '%' and exists (select 1 from proposed s where s.good and s.share)
