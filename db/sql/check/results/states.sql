-- One row per file and state of the previewed rows: how many there are, in the order of the files.
select file::text as file, state, count(*) as count from previewed group by file, state order by min(ordinal)
