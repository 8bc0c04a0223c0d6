-- One row per cell of a record that is not understood, with the code of its problem.
create table fault as
with wrong as (
    select * from meaning where code <> ''
)
select ordinal, field, text, code from cell join wrong on field = 'office' and text = office
union all select ordinal, field, text, code from cell join wrong on field = 'indicator' and text = indicator
union all select ordinal, field, text, code from cell join wrong on field = 'period' and text = period
union all select ordinal, field, text, code from cell join wrong on field = 'value' and text = value
union all select ordinal, field, text, code from cell join wrong on field = 'qualifier' and text = qualifier
union all select ordinal, field, text, code from cell join wrong on field = 'status' and text = status
union all select ordinal, field, text, code from cell join wrong on field = 'as_worded' and text = as_worded
union all select ordinal, field, text, code from cell join wrong on field = 'note' and text = note
union all select ordinal, field, text, code from cell join wrong on field = 'source' and text = source
union all select ordinal, 'value', value, 'too_large' from cell where plain_number(value) and abs(try_cast(value as double)) >= $largest
union all select c.ordinal, 'qualifier', c.qualifier, 'qualifier_conflict'
from cell c
join reading v on v.text = c.value and v.exact <> ''
join meaning q on q.field = 'qualifier' and q.text = c.qualifier and q.meaning not in ('', v.exact)
