-- One row per indicator × year of the office: which kinds of figures exist, as letters A, S, Q, M, C (counted from January on);
-- 'O' where it is said that there is none.
select i.id as indicator, i.name_zh, i.name_en, f.period[1:4] as year,
       string_agg(distinct case when f.value is null then 'O' else f.frequency end, '') as kinds
from figure f join indicator i on i.id = f.indicator
where f.office = $office
group by i.id, i.name_zh, i.name_en, i.position, year
order by i.position, year
