-- The records of the undecided indicators as the answers have them: in a file all the bare figures of an indicator alike.
update proposed
set value = coalesce(f.times, proposed.value), share = f.times is not null, unclear = f.is_open,
    places = case when f.times is null then places else greatest(places - 2, 0) end,
    as_worded = case when f.times is null or as_worded <> '' then as_worded else cell end
from (
    select p.ordinal, h.times, not list_contains($answered, p.indicator::text) as is_open
    from proposed p
    join undecided u on u.file = p.file and u.indicator = p.indicator
    left join hundredfold h on h.value = p.value and list_contains($indicators, p.indicator::text)
    where p.good and p.bare and p.value is not null
) f
where f.ordinal = proposed.ordinal
