-- One row per office × indicator × note that speaks of a definition: the first record with it; where the note names the year since when,
-- the first record of the series from that year on.
create view break_candidate as
with noted as (
    select distinct p.office, p.indicator, p.note, b.doubt, b.since, b.answer
    from proposed p join break_note b using (note) where p.good and p.value is not null
)
select p.ordinal, n.office, n.indicator, p.period, n.note, p.status, p.given_status, n.doubt, n.since, n.answer
from noted n join proposed p on p.office = n.office and p.indicator = n.indicator
where p.good and p.value is not null and case when n.since = '' then p.note = n.note else p.period::text >= n.since end
qualify row_number() over (partition by n.office, n.indicator, n.note order by p.period::text, p.ordinal) = 1
