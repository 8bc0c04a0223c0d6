-- One row per ratio in per cent that is written as a number between 0 and 1 without its sign: 0.862 % or 86.2 %? With the
-- figure of the office that lies nearest before it, else after it, which speaks for one of the two.
with
asked as (
    select r.ordinal, r.value, d.begins, k.period, k.value as known_value, k.begins as known_begins,
           k.every as known_every, r.indicator
    from incoming r
    join dated d using (period)
    left join (from known semi join (from incoming where unclear) using (office, indicator)) k on k.office = r.office and k.indicator = r.indicator and k.every = d.every and k.value is not null and k.period <> r.period
    where r.unclear
),
beside_nearest as (
    select * from asked
    qualify row_number() over (partition by ordinal order by known_begins < begins desc, abs(known_begins - begins)) = 1
)
select b.ordinal, 'value' as field, i.name_zh as name_zh, i.name_en as name_en, half_up(100 * b.value, 6) as percent,
       case when b.period is null then '没有以往数值可以对照' else case when b.known_every = 'A' then b.period || '年' else b.period end || '为' || written(b.known_value) || '%' end as evidence_zh,
       case when b.period is null then 'there is no other figure to compare with'
            else b.period || ' was ' || written(b.known_value) || '%' end as evidence_en
from beside_nearest b join indicator i on i.id = b.indicator
