-- One row per row of the files whose office × indicator × period stands in them before.
with counted as (
    select *, row_number() over same as nth, first_value(file) over same as other_file, first_value(row) over same as other_row
    from incoming
    window same as (partition by office, indicator, period order by ordinal)
)
select file, row, 'indicator' as field, indicator as cell, other_file, other_row from counted where nth > 1
