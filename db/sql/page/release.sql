-- One row: the release itself, who published it and when.
select release, published_by, published_at from entry order by release desc limit 1
