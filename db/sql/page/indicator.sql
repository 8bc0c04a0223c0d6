-- One row per indicator in display order, with its parts' names, how many periods the office has, and how many offices of
-- its sort (real or fictional) have a figure.
select i.*, n.name_zh as numerator_zh, n.name_en as numerator_en, d.name_zh as denominator_zh, d.name_en as denominator_en,
       coalesce(c.periods, 0) as periods, coalesce(c.longest, 0) as longest, coalesce(s.offices, 0) as offices
from indicator i
left join indicator n on n.id = i.numerator
left join indicator d on d.id = i.denominator
left join (
    select indicator, sum(figures)::integer as periods, max(figures)::integer as longest
    from extent where office = $office group by all
) c on c.indicator = i.id
left join reach s on s.indicator = i.id and s.sample = (select sample from office where id = $office)
order by i.position
