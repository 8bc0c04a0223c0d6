-- One row per ratio in per cent whose own words give the two counts (96件中90件 as 90/96) of which it is nearly, and not quite, the
-- quotient to the places written. One fraction only, at least 10 in all, and within 5 points, or it may be a date.
with
worded as (
    select ordinal, indicator, value, places, regexp_extract_all(as_worded || ' ' || note, '\d+(?:\.\d+)?\s*[/÷／]\s*\d+(?:\.\d+)?') as fractions
    from incoming
    where value is not null and qualifier = '=' and not unclear and (as_worded <> '' or note <> '')
      and indicator in (select id from indicator where kind = 'ratio' and unit_zh = '%')
),
split as (
    select w.*, regexp_split_to_array(fractions[1], '\s*[/÷／]\s*')::double[] as counts from worded w where length(fractions) = 1
)
select s.ordinal, 'value' as field, i.name_zh as name_zh, i.name_en as name_en, counts[1] as part, counts[2] as total,
       half_up(100 * counts[1] / counts[2], 2) as computed
from split s join indicator i on i.id = s.indicator
where i.kind = 'ratio' and i.unit_zh = '%' and counts[2] >= 10 and counts[1] <= counts[2]
  and abs(100 * counts[1] / counts[2] - s.value) < 5
  and half_up(100 * counts[1] / counts[2], s.places::integer) <> half_up(s.value, s.places::integer)
