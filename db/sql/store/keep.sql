-- One row where the blob was kept, none where it was kept before.
insert into governance_blob (name, data) values (%(name)s, %(data)s) on conflict do nothing returning name
