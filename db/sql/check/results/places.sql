-- One row per record of some ordinals with its place in the files.
select ordinal, file::text as file, row, label, cell from incoming semi join (select unnest($ordinals) as ordinal) using (ordinal)
