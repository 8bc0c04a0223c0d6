-- One row per office × indicator × frequency with how many figures there are, from which year to which: so that no page has to count them.
create table extent as
select office, indicator, frequency, count(*)::integer as figures, min(period[1:4]) as first_year, max(period[1:4]) as last_year
from figure where value is not null group by all order by office, indicator
