-- One row where the entry was created, none where there is one already: the primary key decides.
insert into governance_entry (number, data) values (%(number)s, %(data)s) on conflict do nothing returning number
