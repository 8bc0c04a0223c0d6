-- One row per record of the files that were not read as lines, as the texts that stand in them; row: as the spreadsheet counts,
-- label: the header above its value.
create table raw_record (
    ordinal bigint, sheet integer, row integer, label text default '', office text default '', indicator text default '',
    period text default '', value text default '', qualifier text default '', status text default '', unit text default '',
    as_worded text default '', note text default '', source text default ''
)
