-- One row per different text of a column that does not speak for itself: all of some columns; of the values those that are no plain
-- numbers; of the remarks those that may be formulas.
select 'office' as field, text from (select distinct office as text from cell)
union all select 'indicator', text from (select distinct indicator as text from cell)
union all select 'period', text from (select distinct period as text from cell)
union all select 'qualifier', text from (select distinct qualifier as text from cell)
union all select 'status', text from (select distinct status as text from cell)
union all select 'unit', text from (select distinct unit as text from cell)
union all select 'value', text from (select distinct value as text from cell where not plain_number(value))
union all select 'as_worded', text from (select distinct as_worded as text from cell where as_worded[1] in ('=', '+', '-', '@'))
union all select 'note', text from (select distinct note as text from cell where note[1] in ('=', '+', '-', '@'))
union all select 'source', text from (select distinct source as text from cell where source[1] in ('=', '+', '-', '@'))
