-- One row per change that a file states and that its figure and the one of a year before do not make, however they were rounded: in per
-- cent, in percentage points of a ratio, or in the unit itself. Where a column does not say in which, and where it may be about several figures, all that is possible has to differ.
-- Rests on: stated
with
beside as (
    select t.*, s.indicator, s.period, s.kind, s.value, s.previous_value, s.previous_id,
           case when s.value = floor(s.value) then 0 else 0.5 * pow(10, -length(split_part(written(s.value), '.', 2))) end as half,
           case when s.previous_value = floor(s.previous_value) then 0
                else 0.5 * pow(10, -length(split_part(written(s.previous_value), '.', 2))) end as previous_half,
           0.5 * pow(10, -t.places) + 1e-9 as rounding
    from stated t
    join incoming r on r.file = t.file and r.row = t.row and r.label = t.label
    join yearly_change s on s.ordinal = r.ordinal
    where s.qualifier = '=' and s.previous_qualifier = '=' and s.kind <> 'rank'
),
compared as (
    select *,
           sort in ('percent', 'any') and previous_value > previous_half as has_percent,
           sort in ('points', 'amount', 'any') or (sort = 'percent' and kind = 'ratio') as has_amount,
           100 * ((value - half) / (previous_value + previous_half) - 1) as lowest,
           100 * ((value + half) / (previous_value - previous_half) - 1) as highest
    from beside
),
judged as (
    select *,
           coalesce(has_percent and number between lowest - rounding and highest + rounding, false)
           or (has_amount and abs(value - previous_value - number) <= half + previous_half + rounding) as fits
    from compared where has_percent or has_amount
),
differing as (
    select cell, arg_max(judged, turn) as j from judged group by cell having not bool_or(fits)
)
select 'value' as field, {'file': j.file, 'row': j.row, 'label': j.header, 'cell': j.text} as place,
       i.name_zh as name_zh, i.name_en as name_en, j.period,
       calculation(j.value, j.previous_value, case when j.has_percent then 'count' else 'ratio' end) as sum,
       half_up(difference(j.value, j.previous_value, case when j.has_percent then 'count' else 'ratio' end, false),
               least(6, greatest(1, j.places))::integer) as computed,
       case when j.has_percent then '%' when j.kind = 'ratio' then '个百分点' else i.unit_zh end as unit_zh,
       case when j.has_percent then '%' when j.kind = 'ratio' then ' percentage points' else ' ' || i.unit_en end as unit_en,
       o.file as other_file, o.row as other_row, o.release as other_release
from differing
join indicator i on i.id = j.indicator
join origin o on o.id = j.previous_id
order by j.file, j.row, cell
