-- One row per indicator and different pair of units in which its figures came: the cell's own (8517件) and that of its row, column or table;
-- and of figures without any unit, where others of the indicator have one. smallest, largest: of these figures, in the unit of the cell;
-- scaled: the text of one that has a multiple (80.3亿元).
with
figure as (
    select coalesce(v.unit, '') as cell_unit, c.unit, i.meaning as indicator, coalesce(v.number, try_cast(c.value as double)) as number,
           case when v.repair = 'scale' then c.value else '' end as scaled
    from cell c left join reading v on v.text = c.value join meaning i on i.field = 'indicator' and i.text = c.indicator
    where i.meaning <> '' and (c.value <> '' or c.unit <> '')
),
pair as (
    select cell_unit, unit, indicator, min(number) as smallest, max(number) as largest, max(scaled) as scaled from figure group by all
),
given as (select distinct indicator from pair where cell_unit <> '' or unit <> '')
select * from pair semi join given using (indicator) order by cell_unit, unit, indicator
