-- One row per file of which the record has figures (not the sample district's), in the order of publishing: how many they are.
select f.name, count(*)::integer as rows from file f join observation o on o.file = f.position
where f.release > 0 group by f.name order by min(f.position)
