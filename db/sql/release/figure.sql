-- One row per office × indicator × period of the part: the figures given, and the ratios computed from their two counts.
-- least, most: the range of a figure that is worded 余 or 近 (macros.sql), null where it has no end.
-- A ratio is 100 × numerator ÷ denominator; it is as exact as its parts, and a row typed for it lends its words only.
insert into figure
with
given_here as not materialized (  -- of the part of the offices
    select * from observation where office between getvariable('part').first and getvariable('part').last
),
given as (
    select o.* from given_here o join indicator i on i.id = o.indicator where i.numerator is null
),
typed as (
    select o.* from given_here o join indicator i on i.id = o.indicator where i.numerator is not null
),
both_parts as (
    select i.id as indicator, i.maximum, n.office, n.period,
           n.value as part, d.value as total, n.qualifier as part_is, d.qualifier as total_is,
           [n.status, d.status] as statuses, n.file, n.row, n.source
    from indicator i
    join given_here n on n.indicator = i.numerator
    join given_here d on d.indicator = i.denominator and d.office = n.office and d.period = n.period
    where n.value is not null and d.value is not null
),
computed as (
    select office, indicator, period,
           case when total = 0 then null
                when part_is = '=' and total_is = '=' then 100 * part / total
                else least(100 * part / total, coalesce(maximum, 100 * part / total)) end as value,
           case when total = 0 then ''
                when part_is = '=' and total_is = '=' then '='
                when part_is in ('=', '>=') and total_is in ('=', '<=') then '>='
                when part_is in ('=', '<=') and total_is in ('=', '>=') then '<='
                else '~' end as qualifier,
           case when total = 0 then 'M'
                when list_contains(statuses, 'B') then 'B'
                when list_contains(statuses, 'P') then 'P'
                else 'E' end as status,
           part, total, source, row, file
    from both_parts
),
ratio as (
    select coalesce(c.office, t.office) as office, coalesce(c.indicator, t.indicator) as indicator,
           coalesce(c.period, t.period) as period,
           c.value, coalesce(c.qualifier, '') as qualifier, coalesce(c.status, t.status) as status,
           coalesce(t.as_worded, '') as as_worded, coalesce(t.note, '') as note, coalesce(c.source, t.source) as source,
           coalesce(c.row, t.row) as row, coalesce(c.file, t.file) as file, c.part, c.total
    from computed c full join typed t using (office, indicator, period)
),
together as (
    select office, indicator, period, value, qualifier, status, as_worded, note, source, row, file,
           null::double as part, null::double as total
    from given
    union all
    select office, indicator, period, value, qualifier, status, as_worded, note, source, row, file, part, total from ratio
),
dated as (  -- worked out once for each period, and not for each figure
    select period, frequency(period) as frequency, first_day(period) as begins, last_day_of(period) as ends
    from (select distinct period from given_here)
)
select f.*, d.* exclude (period), least_of(f.value, f.qualifier, i.kind) as least, most_of(f.value, f.qualifier, i.kind) as most
from together f join dated d on d.period = f.period join indicator i on i.id = f.indicator

