-- One row per figure of the part's offices with its place in a file, of the record's release where it does not arrive.
create or replace view origin as
select ordinal as id, file::text as file, row, null::integer as release from incoming
union all
select id, file, row, release from existing
