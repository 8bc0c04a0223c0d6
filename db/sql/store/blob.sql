-- The one blob of a name.
select data from governance_blob where name = %(name)s
