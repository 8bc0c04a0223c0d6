-- One row per target of the catalogue.
create table target as select * replace (office::office_id as office, indicator::indicator_id as indicator) from given_target
