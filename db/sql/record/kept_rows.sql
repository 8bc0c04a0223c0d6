-- One row per figure that a release (attached as `kept`) still has of one file, written as the record keeps the rows of a file (accepted.sql).
select o.office, o.indicator, o.period,
       plain_text(o.value) as value,
       nullif(o.qualifier, '') as qualifier, nullif(o.status, '') as status, nullif(o.as_worded, '') as as_worded, nullif(o.note, '') as note,
       nullif(o.source, '') as source, o.row
from kept.observation o join kept.file f on f.position = o.file
where f.name = $file and f.release = $release
order by o.row, o.period
