-- One row per figure of one office as it was given.
select indicator, period, value from observation where office = $office
