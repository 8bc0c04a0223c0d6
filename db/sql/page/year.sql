-- One row per year with figures of the office, newest first.
select period[1:4] as year, count(*) as figures from figure where office = $office and value is not null
group by all order by year desc
