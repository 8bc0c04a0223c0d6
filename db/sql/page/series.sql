-- One row per office × period of one indicator, with the comparison to the same period a year before.
-- survey_years: the years in which there is a figure at all, where that is not each year (null: each year).
-- since to run: the limits of normal variation, where there are any (db/sql/release/limits.sql).
-- pace_year to pace_status: how much of the year's target is done, for the newest figures within a year (db/sql/release/pace.sql).
-- $office: one office, several (ids with commas), or null for all. The order is the catalogue's, then time.
with surveys as (select sample, list(year order by year) as survey_years from survey where indicator = $indicator group by sample)
select f.office, f.indicator, f.period, f.frequency, f.value, f.least, f.most, f.qualifier, f.status,
       f.as_worded, f.note, f.source, f.row, file.name as file, file.release, file.published_by, file.published_at, f.part, f.total, i.numerator is not null as computed,
       i.unit_zh, i.unit_en, i.kind, i.direction, i.decimals,
       i.name_zh, i.name_en, i.phrase_zh, i.phrase_en, i.phrase_zero_zh, i.phrase_zero_en, i.definition_zh, i.definition_en, o.name_zh as office_full_zh, o.name_en as office_full_en, o.short_zh as office_zh, o.short_en as office_en, o.sample,
       c.previous_period, c.previous_value, c.previous_qualifier, c.previous_status, c.change, c.change_kind, c.bound, c.why, c.is_survey, c.both_months, c.both_months_before,
       a.* exclude (office, indicator, period), s.survey_years,
       p.* exclude (office, indicator), l.since, l.points, l.mean, l.lower, l.upper, l.variation, l.run
from figure f
join indicator i on i.id = f.indicator
join office o on o.id = f.office
join change c on c.office = f.office and c.indicator = f.indicator and c.period = f.period and c.comparison = 'year'
left join file on file.position = f.file
left join aimed a on a.office = f.office and a.indicator = f.indicator and a.period = f.period
left join limits l on l.office = f.office and l.indicator = f.indicator and l.period = f.period
left join paced p on p.office = f.office and p.indicator = f.indicator and p.pace_ends = f.ends and f.frequency <> 'A'
left join surveys s on s.sample = o.sample and f.frequency = 'A'
where f.indicator = $indicator and ($office is null or list_contains(string_split($office, ','), f.office))
order by o.position, position(f.frequency in 'ASQMC'), f.ends
