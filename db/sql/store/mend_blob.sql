-- The one blob of a name, put in the place of what was damaged or missing.
insert into governance_blob (name, data) values (%(name)s, %(data)s)
on conflict (name) do update set data = excluded.data returning name
