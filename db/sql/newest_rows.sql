-- One row per office × indicator × period: of the rows that arrived, the one from the latest file.
insert into observation
select office, indicator, period, value, coalesce(qualifier, ''), status, coalesce(as_worded, ''), coalesce(note, ''),
       coalesce(source, ''), row, file
from arrived
where office in (select id from office) and indicator in (select id from indicator)
qualify row_number() over (partition by office, indicator, period order by file desc) = 1
order by office, indicator, period
