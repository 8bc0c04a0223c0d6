-- The one entry of a number.
select data from governance_entry where number = %(number)s
