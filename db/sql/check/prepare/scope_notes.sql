-- One row per different note of the files that may speak of a definition.
select distinct note from proposed
where note <> '' and good and regexp_matches(note, '口径|可比|对比|比较|相比|统计|计算|不再|definition|comparab|series|scope|coverage|method', 'i') order by note
