-- One row per entry after a number: its number.
select number from governance_entry where number > %(than)s order by number
