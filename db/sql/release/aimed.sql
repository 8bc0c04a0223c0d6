-- One row per row of aim, under the names that pages call its columns by.
create view aimed as
select office, indicator, period, target, qualifier as target_qualifier, upper as target_upper, strive as target_strive, note as target_note,
       former as target_former, worded_before as target_worded_before, lowest as target_lowest, highest as target_highest,
       status as target_status, gap as target_gap, basis as target_basis, expected as target_expected, steps as target_steps
from aim
