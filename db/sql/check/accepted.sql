-- One row per row of a file that is not as it was, as the record keeps it; a number as etl/value.py writes it (one that is nearly
-- nothing with its exponent).
select office, indicator, period,
       case when value = trunc(value) then format('{:.0f}', value + 0) else value::text end as value,
       nullif(qualifier, '') as qualifier, nullif(status, '') as status, nullif(as_worded, '') as as_worded, nullif(note, '') as note,
       nullif(source, '') as source, row
from previewed where state <> 'unchanged' and file = $file
order by ordinal
