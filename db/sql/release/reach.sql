-- One row per indicator and sort of offices (real or fictional) with how many of them have a figure.
create table reach as
select e.indicator, o.sample, count(distinct e.office)::integer as offices
from extent e join office o on o.id = e.office group by all
