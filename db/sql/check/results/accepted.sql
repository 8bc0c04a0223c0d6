-- One row per row of a file that is not as it was, as the record keeps it.
select office, indicator, period,
       plain_text(value) as value,
       nullif(qualifier, '') as qualifier, nullif(status, '') as status, nullif(as_worded, '') as as_worded, nullif(note, '') as note,
       nullif(source, '') as source, row
from previewed where state <> 'unchanged' and file = $file
order by ordinal
