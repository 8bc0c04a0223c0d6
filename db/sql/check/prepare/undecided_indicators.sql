-- One row per indicator that is undecided in one of the files.
select distinct indicator::text as indicator from undecided order by 1
