-- One row per table of an attached release, with its definition.
select table_name, sql from duckdb_tables() where database_name = 'g' order by table_name
