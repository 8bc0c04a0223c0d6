-- One row per figure beside the one of the same period a year before, where both are numbers of one kind. change is in per
-- cent (count, score; from above zero), points (ratio) or places (rank, positive = risen); surely: how far the change goes at the
-- least, null where the two are too inexact to say. growth is what years are compared by: a logarithm for counts and scores.
create or replace view yearly_change as
with
numbers as (
    select k.*, i.kind, i.change_limit, d.year_before, d.season from standing_figure k join indicator i on i.id = k.indicator join dated d using (period)
    where k.value is not null and coalesce(i.numerator, '') = ''
),
paired as (
    select n.id, n.ordinal, n.office, n.indicator, n.period, n.season, n.kind, n.change_limit, n.begins, n.ends, n.value, n.qualifier,
           p.id as previous_id, p.ordinal as previous_ordinal, p.begins as previous_begins,
           p.value as previous_value, p.qualifier as previous_qualifier
    from numbers n
    join standing_figure p on p.office = n.office and p.indicator = n.indicator and p.period = n.year_before and p.value is not null
),
of_one_kind as (
    select p.* from paired p
    where not exists (select 1 from discontinuity t where t.office = p.office and t.indicator = p.indicator
                      and p.previous_begins <= t.latest and p.ends >= t.earliest)
),
measured as (
    select *,
           difference(value, previous_value, kind, false) as change,
           case when kind = 'ratio' then value - previous_value
                when kind in ('count', 'score') and value >= 10 and previous_value >= 10 then ln(value / previous_value) end as growth
    from of_one_kind
)
select *,
       case when qualifier = '=' and previous_qualifier = '=' then change
            when qualifier in ('=', '>=') and previous_qualifier in ('=', '<=') and value > previous_value then change
            when qualifier in ('=', '<=') and previous_qualifier in ('=', '>=') and value < previous_value then change end as surely
from measured
