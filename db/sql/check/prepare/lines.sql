-- One row: how many lines there are; the different names in them; those whose value is no plain number; and whether in any a comma
-- has cut a number in two (8,517).
select count(*), [list(distinct office), list(distinct indicator), list(distinct period)],
       list(seen) filter (where not plain_number(value)),
       coalesce(bool_or(regexp_full_match(value, '[1-9]\p{Nd}{0,2}') and regexp_full_match(next, '\p{Nd}{3}(\.\p{Nd}+)?')), false)
from seen
