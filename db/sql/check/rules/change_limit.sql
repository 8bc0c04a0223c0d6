-- One row per figure whose change on the year before surely goes beyond the catalogue's limit for that indicator.
-- Rests on: series
select coalesce(s.ordinal, s.previous_ordinal) as ordinal, 'value' as field, i.name_zh as name_zh, i.name_en as name_en,
       s.period, half_up(abs(s.change), 2) as change, case when s.change < 0 then '-' else '+' end as sign, i.change_limit,
       calculation(s.value, s.previous_value, i.kind) as sum,
       o.file as other_file, o.row as other_row, o.release as other_release,
       case i.kind when 'ratio' then '个百分点' when 'rank' then '位' else '%' end as unit_zh,
       case i.kind when 'ratio' then ' percentage points' when 'rank' then ' places' else '%' end as unit_en
from yearly_change s
join indicator i on i.id = s.indicator
join origin o on o.id = case when s.ordinal is null then s.id else s.previous_id end
where s.change_limit is not null and abs(s.surely) > s.change_limit and (s.ordinal is not null or s.previous_ordinal is not null)
