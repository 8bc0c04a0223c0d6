-- One row per figure that is said not to exist (O, M).
select ordinal, 'value' as field, status from incoming where value is not null and status in ('O', 'M')
