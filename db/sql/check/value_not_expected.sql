-- One row per figure that is said not to exist (O, M).
select file, row, 'value' as field, cell, status from incoming where value is not null and status in ('O', 'M')
