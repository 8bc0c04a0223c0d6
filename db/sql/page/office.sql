-- One row per office in display order, with how much there is of it.
select o.*, coalesce(sum(f.figures), 0)::bigint as figures, min(f.first_year) as first_year, max(f.last_year) as last_year,
       s.name_zh as successor_zh, s.name_en as successor_en
from office o
left join extent f on f.office = o.id
left join office s on s.id = o.successor
group by all
order by o.position
