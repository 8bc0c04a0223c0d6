-- One row per figure of a record that was given as rows.
create table existing as
select * replace (try_cast(office as office_id) as office, try_cast(indicator as indicator_id) as indicator) from given_existing
