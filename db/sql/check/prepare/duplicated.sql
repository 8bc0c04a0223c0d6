-- One row per office × indicator × period that stands more than once in the files, with its first record.
create or replace table duplicated as
select office, indicator, period, min(ordinal) as first from incoming group by office, indicator, period having count(*) > 1
