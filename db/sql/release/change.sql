-- One row per figure of the part and comparison: 'year' with the same period a year before (同比), or the survey before where there is not one
-- each year (is_survey; make/survey.sql), 'period' with the period before it (环比; not for years, where both are one, nor for running totals,
-- which begin anew each January).
-- change is in per cent (count, score), in the unit itself (a count of whole things, from below 10: one accident more is no "100 %"), percentage
-- points (ratio) or places (rank; positive = risen).
-- bound says how exact it is: '' exact, 'about', 'at_least', 'at_most': the strongest that the ranges of both figures (least, most) prove; from two
-- ranges in whole tenths, for more they cannot bear. why says why there is none:
-- no_value, first (survey of all), previous_missing, previous_not_reported, previous_not_applicable, break, office_changed, office_ended, office_began, with_february, from_zero, from_negative,
-- approximate. Growth in per cent against a base of zero or below it has no meaning and is not computed (but from zero to zero is no change).
-- January and February of a count that adds up are compared together, for the Spring Festival lies in the one or the other: where all four months are
-- exact, February has the change of both (both_months against both_months_before) and January says with_february.
insert into change
with
here as not materialized (  -- of the part of the offices
    select * from figure where office between getvariable('part').first and getvariable('part').last
),
dated as (  -- worked out once for each period, and not for each figure
    select period, year_before(period) as year_before, period_before(period) as period_before
    from (select distinct period from here)
),
followed as not materialized (
    select f.office, f.indicator, f.period, f.value, f.least, f.most, f.qualifier, f.status, f.frequency, f.begins, f.ends, i.kind, i.decimals,
           i.kind = 'count' and coalesce(i.over_time, '') in ('', 'sum') as adds_up,
           d.period_before, s.year is not null as is_survey,
           case when s.year is not null then s.previous_year else d.year_before end as year_before
    from here f
    join indicator i on i.id = f.indicator
    join office o on o.id = f.office
    join dated d on d.period = f.period
    left join survey s on s.indicator = f.indicator and s.sample = o.sample and s.year = f.period
),
wanted as (
    select *, 'year' as comparison, year_before as previous_period from followed
    union all
    select *, 'period', period_before from followed where period_before is not null
),
paired as (
    select w.*, p.value as previous_value, p.least as previous_least, p.most as previous_most, p.qualifier as previous_qualifier, p.status as previous_status,
           p.period is not null as has_previous, p.begins as previous_begins, p.ends as previous_ends
    from wanted w
    left join followed p on p.office = w.office and p.indicator = w.indicator and p.period = w.previous_period
),
judged as (  -- two periods are of one kind only when both lie before the day of change, or both after it
    select p.*,
           b.days is not null and len(list_filter(b.days, lambda day: day > p.previous_begins and day <= p.ends)) > 0 as broken,
           o.times is not null and len(list_filter(o.times, lambda t: p.previous_begins <= t.latest
                   and (p.ends > t.earliest or p.ends = t.earliest and not t.to_the_day))) > 0 as taken_over,
           coalesce(p.ends > o.ended, false) as cut_short,
           coalesce(p.previous_begins < o.began, false) as begun_late,
           p.kind = 'count' and p.decimals = 0 and p.previous_value >= 0 and p.previous_value < 10 as of_few,
           p.qualifier in ('=', '~') and p.previous_qualifier in ('=', '~') as is_number,
           p.qualifier in ('>=', '<=') and p.previous_qualifier in ('>=', '<=') as of_ranges
    from paired p join standing o on o.office = p.office left join breaks b on b.office = p.office and b.indicator = p.indicator
),
measured as (
    select *,
           case when is_number then difference(value, previous_value, kind, of_few) end as at_number,
           case when kind = 'rank' then difference(most, previous_least, kind, of_few)
                else difference(least, previous_most, kind, of_few) end as at_least,
           case when kind = 'rank' then difference(least, previous_most, kind, of_few)
                else difference(most, previous_least, kind, of_few) end as at_most
    from judged
),
bounded as (
    select *,
           case when qualifier = '=' and previous_qualifier = '=' then '' when is_number then 'about'
                when '~' in (qualifier, previous_qualifier) then 'unknown'
                when at_least > 0 then 'at_least' when at_most < 0 then 'at_most' else 'unknown' end as measured_bound,
           case when is_number then at_number when at_least > 0 then at_least else at_most end as raw_change
    from measured
),
placed as (
    select *, kind in ('count', 'score') and not of_few as in_percent,
           case when kind = 'rank' or of_few then 0
                when kind = 'ratio' then case when measured_bound = 'about' then least(decimals, 1) else decimals end
                when of_ranges and abs(raw_change) >= 10 then -1
                when measured_bound = 'about' and abs(raw_change) >= 10 then 0
                else 1 end as places
    from bounded
),
rounded as (  -- a bound is rounded towards zero, or it would claim more than is known
    select *, case when measured_bound in ('at_least', 'at_most') then toward_zero(raw_change, places)
                   else half_up(raw_change, places) end as measured_change
    from placed
),
reasoned as (
    select *,
           case when value is null then 'no_value'
                when previous_period is null then 'first'
                when not has_previous then 'previous_missing'
                when previous_value is null and previous_status = 'O' then 'previous_not_reported'
                when previous_value is null and previous_status = 'M' then 'previous_not_applicable'
                when previous_value is null then 'previous_missing'
                when broken then 'break'
                when taken_over then 'office_changed'
                when cut_short then 'office_ended'
                when begun_late then 'office_began'
                when kind in ('count', 'score') and previous_value = 0 and value <> 0 and not of_few then 'from_zero'
                when kind in ('count', 'score') and previous_value < 0 then 'from_negative'
                when measured_bound = 'unknown' then 'approximate'
                when measured_bound in ('at_least', 'at_most') and measured_change = 0 then 'approximate'
                else '' end as why
    from rounded
),
both_months as (
    select office, indicator, period[1:4] as year, sum(value) as both_months, sum(previous_value) as both_months_before,
           any_value(decimals) = 0 and sum(previous_value) < 10 as both_few
    from reasoned
    where comparison = 'year' and frequency = 'M' and month(begins) < 3 and adds_up and measured_bound = '' and why = ''
    group by all having count(*) = 2 and sum(previous_value) > 0
),
joined as (
    select r.* exclude (why, of_few, measured_change), b.both_months is not null as is_together,
           case when month(r.begins) = 2 then b.both_months end as both_months,
           case when month(r.begins) = 2 then b.both_months_before end as both_months_before,
           coalesce(b.both_few, r.of_few) as of_few,
           case when b.both_months is null then r.measured_change
                else half_up(difference(b.both_months, b.both_months_before, r.kind, b.both_few), case when b.both_few then 0 else 1 end) end as measured_change,
           case when is_together and month(r.begins) = 1 then 'with_february' else r.why end as why
    from reasoned r
    left join both_months b on r.comparison = 'year' and r.frequency = 'M' and month(r.begins) < 3
        and b.office = r.office and b.indicator = r.indicator and b.year = r.period[1:4]
)
select office, indicator, period, comparison, previous_period, previous_value,
       coalesce(previous_qualifier, '') as previous_qualifier, coalesce(previous_status, '') as previous_status,
       case when why = '' then measured_change end as change,
       case when why <> '' then '' when kind = 'ratio' then 'points' when kind = 'rank' then 'places'
            when of_few then 'units' else 'percent' end
           as change_kind,
       case when why = '' then measured_bound else '' end as bound,
       why, is_survey, both_months, both_months_before
from joined

