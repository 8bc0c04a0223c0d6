-- One row per indicator in display order, with its parts' names, how many periods the office has, and how many offices of
-- its sort (real or fictional) have a figure.
select i.*, n.name_zh as numerator_zh, n.name_en as numerator_en, d.name_zh as denominator_zh, d.name_en as denominator_en,
       coalesce(c.periods, 0) as periods, coalesce(c.longest, 0) as longest, coalesce(s.offices, 0) as offices
from indicator i
left join indicator n on n.id = i.numerator
left join indicator d on d.id = i.denominator
left join (
    select indicator, sum(n)::integer as periods, max(n)::integer as longest
    from (select indicator, frequency(period) as frequency, count(*) as n from figure
          where office = $office and value is not null group by all)
    group by all
) c on c.indicator = i.id
left join (
    select f.indicator, count(distinct f.office)::integer as offices
    from figure f join office o on o.id = f.office
    where f.value is not null and o.sample = (select sample from office where id = $office)
    group by all
) s on s.indicator = i.id
order by i.position
