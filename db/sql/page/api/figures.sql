-- One row per office × indicator × period, a page of them, with the comparison to a year before and how many there are in all.
-- $indicator, $office null: all of them; of the fictional offices only those that are named, unless $sample. The order is the catalogue's, then time.
with
chosen as (
    select f.*, i.position as indicator_position, o.position as office_position
    from figure f join indicator i on i.id = f.indicator join office o on o.id = f.office
    where ($indicator is null or f.indicator = $indicator) and ($office is null or f.office = $office) and ($sample or not o.sample or $office is not null)
),
page as (
    select * from chosen order by indicator_position, office_position, position(frequency in 'ASQMC'), ends
    limit $limit offset $offset
)
select f.office, f.indicator, f.period, f.frequency, f.value, f.qualifier, f.status,
       f.as_worded, f.note, f.source, f.row, file.name as file, file.release, i.numerator is not null as computed,
       i.unit_zh, i.unit_en, i.kind, i.direction, i.decimals, i.name_zh, i.name_en, i.definition_zh, i.definition_en,
       o.name_zh as office_full_zh, o.name_en as office_full_en, o.short_zh as office_zh, o.short_en as office_en, o.sample,
       c.previous_period, c.previous_value, c.previous_qualifier, c.previous_status, c.change, c.change_kind, c.bound, c.why, c.is_survey, c.both_months, c.both_months_before,
       k.* exclude (office, indicator), l.mean, l.lower, l.upper, l.variation, l.run,
       (select count(*) from chosen) as total
from page f
join indicator i on i.id = f.indicator
join office o on o.id = f.office
join change c on c.office = f.office and c.indicator = f.indicator and c.period = f.period and c.comparison = 'year'
left join limits l on l.office = f.office and l.indicator = f.indicator and l.period = f.period
left join paced k on k.office = f.office and k.indicator = f.indicator and k.pace_ends = f.ends and f.frequency <> 'A'
left join file on file.position = f.file
order by f.indicator_position, f.office_position, position(f.frequency in 'ASQMC'), f.ends
