-- One row per exact figure that an office gives for more than one period of a length: how many there are, and how many of these
-- are in the record already.
create or replace table repeated as
select office, indicator, every, value, count(*) as times, count(*) filter (where ordinal is null) as recorded
from standing_figure where value is not null and qualifier = '=' group by all having count(*) > 1
