-- One row per office in display order, with how much there is of it.
select o.*, count(f.value) as figures, min(f.period[1:4]) as first_year, max(f.period[1:4]) as last_year,
       s.name_zh as successor_zh, s.name_en as successor_en
from office o
left join figure f on f.office = o.id and f.value is not null
left join office s on s.id = o.successor
group by all
order by o.position
