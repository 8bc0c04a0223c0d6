-- One row per release up to this one, oldest first.
select release, parent, action, published_by, published_at, reason, new, changed, unchanged from entry order by release
