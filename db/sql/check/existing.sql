-- One row per figure of the record beside this database, as it was given (db/sql/existing.sql), of offices and indicators that the
-- catalogue knows.
create view existing as
select try_cast(o.office as office_id) as office, try_cast(o.indicator as indicator_id) as indicator, o.period, o.value, o.qualifier, o.status,
       o.as_worded, o.note, o.source, o.row, f.name as file, f.release
from record.observation o join record.file f on f.position = o.file
