-- One row per figure of the record, of offices and indicators that the catalogue knows.
create view existing as
select * replace (try_cast(office as office_id) as office, try_cast(indicator as indicator_id) as indicator, period::period_id as period)
from given_existing
