-- One row per office × indicator of the part that has figures of more than one period: only there is there anything to compare over time.
create or replace table series as select office, indicator from standing_figure group by all having count(*) > 1
