-- One row per indicator of the catalogue.
create table indicator as
select * replace (id::indicator_id as id, numerator::indicator_id as numerator, denominator::indicator_id as denominator,
                  coalesce(total, '')::indicator_id as total)
from given_indicator
