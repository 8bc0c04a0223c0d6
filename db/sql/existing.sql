-- One row per figure of the record as it was given (ratios to be computed are not in it).
select o.office, o.indicator, o.period, o.value, o.qualifier, o.status, o.as_worded, o.note, o.source, o.row, f.name as file, f.release
from observation o join file f on f.position = o.file
