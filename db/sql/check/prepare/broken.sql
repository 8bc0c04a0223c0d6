-- The first record of each series with a note that was answered to be a break.
update proposed set status = 'B', given_status = 'B'
from (select ordinal from break_candidate where answer = 'break') b where b.ordinal = proposed.ordinal
