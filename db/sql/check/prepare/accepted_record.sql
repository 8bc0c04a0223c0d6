-- One row per record that says something: not the rows of a template that were left empty. A figure typed for a computed
-- indicator stays as words only: the number comes from its two counts.
create view accepted_record as
with judged as (
    select r.*, i.numerator <> '' and r.value is not null as typed,
           r.value is null and (r.status not in ('O', 'M', 'B') and coalesce(i.numerator, '') = ''
                                or r.status = '' and r.as_worded = '' and r.note = '') as silent
    from proposed r join indicator i on i.id = r.indicator
)
select * exclude (good, typed, silent) replace (
           case when typed and as_worded = '' then cell else as_worded end as as_worded,
           case when typed then null else value end as value, case when typed then '' else qualifier end as qualifier)
from judged where good and not silent
