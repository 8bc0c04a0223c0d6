-- One row per file × ratio in per cent whose figures without a unit all lie between -1 and 1: shares, or per cent? first: the record
-- that the question names. Not where the indicator's other figures, of the files and the record, settle that they are per cent as
-- written: some of those lie as low, and a hundred times would be above them all. Not a lone 1. Offices that are samples
-- tell nothing of others. least, most: the sizes of the other figures.
create table undecided as
with
bare as (
    select p.file, p.indicator, max(abs(p.value)) as largest, count(*) as figures, median(abs(p.value)) as typical,
           min(p.ordinal) filter (abs(p.value) < 1) as fraction, min(p.ordinal) as whole
    from proposed p join indicator i on i.id = p.indicator
    where p.good and p.bare and p.value <> 0 and i.kind = 'ratio' and i.unit_zh = '%'
    group by all having max(abs(p.value)) <= 1
),
witness as (
    select id from office where sample = '' union select office from proposed
),
others as (
    select p.indicator, abs(p.value) as size
    from proposed p semi join bare using (indicator) left join bare own on own.file = p.file and own.indicator = p.indicator and p.bare
    where own.file is null and p.good and p.value <> 0 and (p.bare or p.unit = '%')
    union all
    select e.indicator, abs(e.value) from existing e semi join bare using (indicator) semi join witness w on w.id = e.office where e.value <> 0
),
ranged as (
    select indicator, min(size) as least, max(size) as most from others group by indicator
)
select b.file, b.indicator, coalesce(b.fraction, b.whole) as first, b.figures, r.least, r.most
from bare b left join ranged r using (indicator)
where (b.fraction is not null or b.figures > 1)
  and not coalesce(r.least <= 1 and b.typical >= r.least / 3 and 100 * b.typical > 2 * r.most, false)
