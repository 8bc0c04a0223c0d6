-- One row per source and file of the office's figures, with how many figures came from it.
select f.source, file.name as file, file.release, file.published_by, file.published_at, count(*) as figures, first(f.period order by f.begins, f.ends) as first_period,
       first(f.period order by f.ends desc, f.begins) as last_period
from figure f join file on file.position = f.file
where f.office = $office and f.source <> ''
group by all order by last_period desc, figures desc
