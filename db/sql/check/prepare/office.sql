-- One row per office of the catalogue.
create table office as select * replace (id::office_id as id, successor::office_id as successor) from given_office
