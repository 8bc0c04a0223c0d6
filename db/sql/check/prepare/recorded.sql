-- One row per figure of the record beside this database, as it was given, each with an id below those of the files.
create view given_existing as
select -1 - o.rowid as id, o.office, o.indicator, o.period, o.value, o.qualifier, o.status, o.as_worded, o.note, o.source, o.row,
       f.name as file, f.release
from record.observation o join record.file f on f.position = o.file
