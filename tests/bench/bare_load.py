"""The least that loading can be: DuckDB's read_csv into a table of a new file: `python bare_load.py DATA TARGET`."""

import sys

import duckdb

with duckdb.connect(sys.argv[2]) as con:
    con.execute(f"create table figure as select * from read_csv('{sys.argv[1]}/yearly/*.csv')")
