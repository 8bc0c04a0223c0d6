-- One row per accepted row of a file (a CSV with exactly the columns of db/build.py ROW_COLUMNS), beside the release.
insert into aside.arrived
select *, $position from read_csv($path, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = $columns, nullstr = '')
