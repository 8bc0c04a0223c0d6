-- One row per figure of the office's own record (the sample district, release 0, is not in it), in display order.
select o.office, o.indicator, o.period, o.value, o.qualifier, o.status, o.as_worded, o.note, o.source
from observation o
join file f on f.position = o.file
join office on office.id = o.office
join indicator i on i.id = o.indicator
where f.release > 0
order by office.position, i.position, o.period
