-- One row per indicator in the catalogue's order, with the office's newest figure before the year.
select i.id, i.name_zh, i.name_en, i.unit_zh, i.kind, i.numerator, i.minimum, i.maximum, i.definition_zh, i.definition_en,
       last.period as last_period, last.value as last_value
from indicator i
left join (
    select indicator, period, value from figure
    where office = $office and value is not null and period < $year and frequency = 'A'
    qualify row_number() over (partition by indicator order by period desc) = 1
) last on last.indicator = i.id
order by i.position
