-- One row per text that stands for a period and is neither one by itself nor a fault: what it means depends on something else.
select text from meaning where field = 'period' and meaning = '' and code = ''
