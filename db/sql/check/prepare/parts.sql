-- One row per part of the offices, from the first to the last of it: together they have about $most figures in files and record. The rules
-- look at one part after the other, for what they compare is always of one office.
with
counted as (
    select office, sum(figures) as figures from (
        select office, count(*) as figures from proposed where good group by office
        union all
        select office, count(*) from existing semi join proposed using (office) group by office
    ) group by office
)
select min(office) as first, max(office) as last
from (select office, sum(figures) over (order by office) // $most as part from counted) group by part order by part
