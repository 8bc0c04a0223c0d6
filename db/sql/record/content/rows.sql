-- One row: how many rows a table has, and two checksums of them in whatever order they lie.
select count(*), sum(hash(t)), bit_xor(hash(t)) from query_table($table) t
