-- The one entry of a number, put in the place of what was damaged or missing.
insert into governance_entry (number, data) values (%(number)s, %(data)s)
on conflict (number) do update set data = excluded.data returning number
