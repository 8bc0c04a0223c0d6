-- One row per figure of the record that the files lack, for each office and period for which they give at least half of what the
-- record has there.
-- Rests on: existing
with
given as (
    select office, indicator, period, min(ordinal) as ordinal from incoming semi join existing using (office)
    where value is not null or status in ('O', 'M', 'B') group by office, indicator, period
),
covered as (
    select e.office, e.period, arg_min(r.file, r.ordinal) as file
    from existing e semi join incoming using (office)
    left join given g using (office, indicator, period)
    left join incoming r on r.ordinal = g.ordinal
    where e.value is not null
    group by e.office, e.period having count(g.ordinal) > 0 and 2 * count(g.ordinal) >= count(*)
)
select c.file, o.short_zh as office_zh, o.short_en as office_en, i.name_zh as name_zh,
       i.name_en as name_en, e.period, e.value, i.unit_zh, i.unit_en,
       e.file as other_file, e.row as other_row, e.release as other_release
from covered c
join existing e using (office, period)
join office o on o.id = e.office
join indicator i on i.id = e.indicator
where e.value is not null
  and not exists (select 1 from incoming r where r.office = e.office and r.indicator = e.indicator and r.period = e.period)
order by o.position, e.period, i.position
