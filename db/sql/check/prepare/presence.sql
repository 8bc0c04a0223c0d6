-- One row per office × period with distinctive figures: how many of the files, how many in all, and of how many series of the
-- office with periods of that length. It grows from part to part of the offices (copied.sql).
create table if not exists presence (office office_id, period period_id, begins date, arrived bigint, figures bigint, series bigint);
insert into presence
select c.office, c.period, c.begins, c.arrived, c.figures, s.series
from (select office, every, period, any_value(begins) as begins, count(ordinal) as arrived, count(*) as figures
      from distinctive group by office, every, period) c
join (select office, every, count(*) as series from (select distinct office, every, indicator from distinctive) group by office, every) s
using (office, every)
