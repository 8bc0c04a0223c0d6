-- One row per macro of an attached release, with its definition.
select function_name, parameters, macro_definition from duckdb_functions() where database_name = 'g' and not internal order by all
