-- One row per row of pace, under the names that pages call its columns by.
create view paced as
select office, indicator, year as pace_year, period as pace_period, ends as pace_ends, months as pace_months, is_sum as pace_is_sum,
       done as pace_done, qualifier as pace_qualifier, low as pace_low, high as pace_high, lowest as pace_lowest, highest as pace_highest, base as pace_base, is_range as pace_is_range, share as pace_share, time as pace_time,
       years as pace_years, is_row as pace_is_row, usual as pace_usual, usual_least as pace_usual_least, usual_most as pace_usual_most,
       by_time as pace_by_time, by_season as pace_by_season, by_season_least as pace_by_season_least, by_season_most as pace_by_season_most,
       status as pace_status
from pace
