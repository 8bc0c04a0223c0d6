-- One row per numerator that is surely above its denominator, where the files give at least one of the two.
with
known as (
    select office, indicator, period, value, qualifier, file, row, cell, true as arrived from incoming
    union all
    select e.office, e.indicator, e.period, e.value, e.qualifier, e.file, e.row, '', false from existing e
    anti join incoming r using (office, indicator, period)
),
parts as (
    select n.file, n.row, n.cell, n.value, n.arrived, i.name_zh as name_zh, i.name_en as name_en,
           t.name_zh as total_name_zh, t.name_en as total_name_en,
           d.value as total, d.file as total_file, d.row as total_row, d.cell as total_cell, d.arrived as total_arrived
    from indicator p
    join indicator i on i.id = p.numerator
    join indicator t on t.id = p.denominator
    join known n on n.indicator = p.numerator
    join known d on d.indicator = p.denominator and d.office = n.office and d.period = n.period
    where n.value > d.value and n.qualifier in ('=', '>=') and d.qualifier in ('=', '<=')
)
select file, row, 'value' as field, cell, value as part, name_zh, name_en, total_name_zh, total_name_en, total,
       total_file as other_file, total_row as other_row
from parts where arrived
union all
select total_file, total_row, 'value', total_cell, value, name_zh, name_en, total_name_zh, total_name_en, total, file, row
from parts where total_arrived and not arrived
