-- One row: how many records say something and are refused by no rule.
select count(*) as count from accepted_record anti join refused using (ordinal)
