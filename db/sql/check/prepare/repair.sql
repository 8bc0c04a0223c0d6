-- One row per kind of repair: how many cells were read by it.
select repair as kind, count(*) as count from proposed where repair <> '' group by repair
union all
select 'share', count(*) from proposed where share having count(*) > 0
