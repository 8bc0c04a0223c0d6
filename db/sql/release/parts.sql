-- One row per part of the offices, from the first to the last of it: together about $most rows arrived for them. A release is made part by
-- part, for no figure is worked out from those of another office.
with counted as (select a.office, count(*) as arrived from aside.arrived a join office o on o.id = a.office group by a.office)
select min(office) as first, max(office) as last
from (select office, sum(arrived) over (order by office) // $most as part from counted) group by part order by part
