-- One row per ratio between 0 and 1: per cent, or a share that a spreadsheet shows as per cent?
select r.file, r.row, 'value' as field, r.cell, i.name_zh as name_zh, i.name_en as name_en, half_up(100 * r.value, 4) as percent
from incoming r join indicator i on i.id = r.indicator
where i.kind = 'ratio' and i.measure_zh = '%' and r.value > 0 and r.value < 1
