-- One row per row of a file that is not as it was, as the record keeps it; a number as etl/value.py writes it.
select office, indicator, period,
       case when value = trunc(value) then format('{:.0f}', value) when contains(value::text, 'e') then rtrim(format('{:.20f}', value), '0')
            else value::text end as value,
       nullif(qualifier, '') as qualifier, nullif(status, '') as status, nullif(as_worded, '') as as_worded, nullif(note, '') as note,
       nullif(source, '') as source, row
from previewed where state <> 'unchanged' and file = $file
order by ordinal
