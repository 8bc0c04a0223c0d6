-- One row per different figure other than 0 of the undecided indicators that are to be multiplied by 100.
select distinct p.value
from proposed p join undecided u on u.file = p.file and u.indicator = p.indicator
where p.good and p.bare and p.value <> 0 and list_contains($indicators, p.indicator::text)
