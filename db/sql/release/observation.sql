-- One row per office × indicator × period of the part: of the rows that arrived, the one from the latest file. Sorted by names, that a page
-- which asks for one office need not read the others.
insert into observation
with
arrived_here as not materialized (
    select * from aside.arrived where office between getvariable('part').first and getvariable('part').last
),
duplicated as (
    select office, indicator, period, max(file) as newest from arrived_here group by office, indicator, period having count(*) > 1
),
office_order as (
    select id as office, row_number() over (order by id) as office_place from office
),
indicator_order as (
    select id as indicator, row_number() over (order by id) as indicator_place from indicator
)
select a.office, a.indicator, a.period, a.value, coalesce(a.qualifier, ''), a.status, coalesce(a.as_worded, ''), coalesce(a.note, ''),
       coalesce(a.source, ''), a.row, a.file
from arrived_here a
join office_order o on o.office = a.office
join indicator_order i on i.indicator = a.indicator
left join duplicated t on t.office = a.office and t.indicator = a.indicator and t.period = a.period
where t.newest is null or a.file = t.newest
order by o.office_place, i.indicator_place, a.period
