-- One row per different short note of figures.
select distinct note from proposed where note <> '' and length(note) <= $longest and good and value is not null order by note
