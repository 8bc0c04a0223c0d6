-- One row per undecided indicator of a file: per cent, or shares? With the figure of the record that lies nearest before the first of
-- them, else after it, the office's own if it has any, which speaks for one of the two; else with the figures that bear a sign.
-- Rests on: undecided
with
open_figure as (
    select r.ordinal, r.office, r.indicator, r.value, u.figures, u.least, u.most, d.begins, d.every
    from incoming r join undecided u on u.first = r.ordinal join dated d using (period)
    where r.unclear
),
beside_nearest as (
    select a.*, e.office as other_office, e.period, e.value as other_value, k.every as other_every
    from open_figure a
    left join (existing e join dated k using (period)) on e.indicator = a.indicator and e.value is not null
         and (e.office = a.office or e.office in (select id from office where sample = ''))
    qualify row_number() over (
        partition by a.ordinal
        order by e.office = a.office desc, k.every = a.every desc, k.begins < a.begins desc, abs(k.begins - a.begins), e.office) = 1
)
select b.ordinal, 'value' as field, b.indicator::text as about, i.name_zh as name_zh, i.name_en as name_en,
       half_up(100 * b.value, 6) as percent, b.figures as count,
       case when b.period is null and b.least is null then '没有以往数值可以对照'
            when b.period is null then '其他数值为' || written(b.least) || '%至' || written(b.most) || '%'
            else case when b.other_office = b.office then '' else o.name_zh end || case when b.other_every = 'A' then b.period || '年' else b.period end
                 || '为' || written(b.other_value) || '%' end as evidence_zh,
       case when b.period is null and b.least is null then 'there is no other figure to compare with'
            when b.period is null then 'other figures are ' || written(b.least) || '% to ' || written(b.most) || '%'
            else case when b.other_office = b.office then '' else o.name_en || ', ' end || b.period || ' was ' || written(b.other_value) || '%'
            end as evidence_en
from beside_nearest b join indicator i on i.id = b.indicator left join office o on o.id = b.other_office
