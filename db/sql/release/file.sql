-- One row per file of the record.
insert into file values ($position, $name, $release, $by, $at, $upload)
