-- One row: how many records say something and are refused by no rule.
select count(*) as taken from taken anti join refused using (ordinal)
