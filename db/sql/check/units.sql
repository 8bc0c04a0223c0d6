-- One row per indicator and different pair of units in which its figures came: the cell's own (8517件) and that of its row, column or table.
select unit, measure, i.meaning as indicator, min(c.value) as example
from (
    select c.*, coalesce(v.unit, '') as unit from cell c left join reading v on v.text = c.value
    where c.measure <> '' or coalesce(v.unit, '') <> ''
) c
join meaning i on i.field = 'indicator' and i.text = c.indicator
where i.meaning <> ''
group by all
order by all
