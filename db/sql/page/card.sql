-- One row per indicator of the catalogue for one office and year: its annual figure or else the last one within the
-- year, compared with the same period a year before; `history` holds the figures of the same frequency (running totals: of
-- the same length) up to it, oldest first, with null for a period that is missing, and history_breaks which of them begin a new definition. An indicator without a figure has period null and says in `latest`
-- which period it has last. pace_year to pace_status: of a figure within a year that has a target (db/sql/release/pace.sql).
with
of_year as (
    select f.* from figure f
    where f.office = $office and f.period[1:4] = $year
    qualify row_number() over (partition by f.indicator order by (f.value is null), f.frequency <> 'A', f.ends desc, f.begins) = 1
),
beside as (  -- the figures in a line with the one that is shown
    select f.*, y.begins as newest, y.ends as newest_end from figure f join of_year y using (indicator, frequency)
    where f.office = $office and (f.frequency <> 'C' or month(f.ends) = month(y.ends))
),
surveyed as (
    select indicator, first_day(year) as begins from survey where sample = (select sample from office where id = $office)
),
spine as (  -- every period of the line from the first figure on; of an indicator that is not surveyed each year, every survey
    select indicator, unnest(generate_series(min(begins), newest,
               to_months(case when frequency = 'C' then 12 else datediff('month', newest, newest_end + 1) end))) as begins
    from beside b where not (frequency = 'A' and exists (select 1 from surveyed s where s.indicator = b.indicator))
    group by indicator, frequency, newest, newest_end
    union all
    select b.indicator, s.begins
    from (select indicator, newest, min(begins) as oldest from beside where frequency = 'A' group by all) b
    join surveyed s on s.indicator = b.indicator and s.begins between b.oldest and b.newest
),
history as (
    select s.indicator, list(f.value order by s.begins) as history,
           list(coalesce(f.status = 'B', false) order by s.begins) as history_breaks
    from spine s
    left join beside f on f.indicator = s.indicator and f.begins = s.begins
    group by s.indicator
),
latest as (
    select indicator, first(period order by ends desc, begins) as latest from figure where office = $office and value is not null group by indicator
)
select o.id as office, i.id as indicator, i.name_zh, i.name_en, i.phrase_zh, i.phrase_en, i.phrase_zero_zh, i.phrase_zero_en, i.definition_zh, i.definition_en, i.theme, i.unit_zh, i.unit_en, i.kind, i.direction, i.decimals,
       y.period, y.value, y.qualifier, y.status, y.as_worded, y.note, y.part, y.total,
       y.source, y.row, file.name as file, file.release, file.published_by, file.published_at, i.numerator is not null as computed,
       c.previous_period, c.previous_value, c.previous_qualifier, c.previous_status, c.change, c.change_kind, c.bound, c.why, c.is_survey, c.both_months, c.both_months_before,
       t.* exclude (office, indicator, period), p.* exclude (office, indicator), h.history, h.history_breaks, l.latest,
       o.name_zh as office_full_zh, o.name_en as office_full_en, o.short_zh as office_zh, o.short_en as office_en, o.sample
from indicator i
join office o on o.id = $office
left join of_year y on y.indicator = i.id
left join file on file.position = y.file
left join change c on c.office = y.office and c.indicator = y.indicator and c.period = y.period and c.comparison = 'year'
left join aimed t on t.office = y.office and t.indicator = y.indicator and t.period = y.period
left join paced p on p.office = y.office and p.indicator = y.indicator and p.pace_year = y.period[1:4] and y.frequency <> 'A'
left join history h on h.indicator = i.id
left join latest l on l.indicator = i.id
order by i.position
