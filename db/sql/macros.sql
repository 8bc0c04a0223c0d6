-- Macros on numbers and periods.

-- Rounding half away from zero (四舍五入), with the dust of binary fractions taken off first.
create macro half_up(x, places) as round(x + sign(x) * 1e-9, places);
create macro toward_zero(x, places) as trunc((x + sign(x) * 1e-9) * pow(10, places)) / pow(10, places);

-- How 余 and 近 are read, in this one place: up to the next unit of the last digit that is stated. 5800余 is 5800 or more and below 5900, 1万余 below 2万,
-- 近600 is above 500 and at most 600, 近1万 above 9000 (nobody says so of 3000). Only of round counts and scores from 10 on, for only these are worded
-- 余 and 近; 95%以上 and 8517件以上 have no upper end. About (~) has neither.
create macro stated_unit(v) as pow(10, length(try_cast(v as bigint)::text) - length(rtrim(try_cast(v as bigint)::text, '0')));
-- One of the last place that is stated, behind the point too: 100 of 1200, 0.1 of 5.5.
create macro last_place(v) as
    case when v = trunc(v) then stated_unit(v) else pow(10, -length(split_part(rtrim(printf('%.6f', v::double), '0'), '.', 2))) end;
-- Whether a figure keeps within what a target asks for; null for no limit at that side.
create macro is_enough(v, lowest, highest) as
    (lowest is null or v - lowest >= -1e-9) and (highest is null or highest - v >= -1e-9) and coalesce(lowest, highest) is not null;
-- Whether what lies between low and high (null: open) is surely within, or surely beyond, the limits (null: none at that side).
create macro surely_within(low, high, lowest, highest) as
    coalesce(low >= lowest - 1e-9, lowest is null) and coalesce(high <= highest + 1e-9, highest is null) and coalesce(lowest, highest) is not null;
create macro surely_beyond(low, high, lowest, highest) as coalesce(high < lowest - 1e-9, false) or coalesce(low > highest + 1e-9, false);
-- Whether what is counted changed within a stretch of days: its definition (days) or its office (times; discontinuity.sql).
create macro is_cut(first, last, days, times) as
    len(list_filter(days, lambda day: day > first and day <= last)) > 0
    or len(list_filter(times, lambda t: first <= t.latest and (last > t.earliest or last = t.earliest and not t.to_the_day))) > 0;
create macro is_round(v, kind) as kind in ('count', 'score') and v >= 10 and v % 10 = 0;
create macro least_of(v, qualifier, kind) as
    case when qualifier in ('=', '>=') then v
         when qualifier = '<=' and kind = 'rank' then 1
         when qualifier = '<=' and is_round(v, kind) then v - stated_unit(v) / (case when v = stated_unit(v) then 10 else 1 end) end;
create macro most_of(v, qualifier, kind) as
    case when qualifier in ('=', '<=') then v when qualifier = '>=' and is_round(v, kind) then v + stated_unit(v) end;

-- A number as we write it: 8517, 86.2.
create macro written(x) as
    case when x = trunc(x) and abs(x) < 1e15 then x::bigint::varchar else rtrim(rtrim(printf('%.6f', x::double), '0'), '.') end;

-- How far a figure is from an earlier one, in what its kind changes by: in points, places (a rank rises to smaller numbers), the unit itself where there
-- were few, or per cent; null where either is.
create macro difference(v, earlier, kind, of_few) as
    case when kind = 'rank' then earlier - v
         when kind = 'ratio' or of_few then v - earlier
         when earlier > 0 then 100 * (v - earlier) / earlier
         when earlier = 0 and v = 0 then 0 end;
-- The same as it is calculated, for a person: of a rank 5 - 3, of a ratio 86.2 - 80, else (870 - 800) ÷ 800.
create macro calculation(v, earlier, kind) as
    case kind when 'rank' then format('{} - {}', written(earlier), written(v))
              when 'ratio' then format('{} - {}', written(v), written(earlier))
              else format('({} - {}) ÷ {}', written(v), written(earlier), written(earlier)) end;

-- A period is 2024, 2024-S1, 2024-Q3, 2024-06, or counted from January on 2024-01/P7M (SDMX TIME_PERIOD and time range).
-- Its frequency is A, S, Q, M; C for what is counted from January on, of whatever length.
create macro frequency(p) as
    case when length(p) = 4 then 'A' when p[6] in ('S', 'Q') then p[6] when p[8] = '/' then 'C' else 'M' end;
create macro months_long(p) as
    case frequency(p) when 'A' then 12 when 'S' then 6 when 'Q' then 3 when 'C' then rtrim(p[10:], 'M')::integer else 1 end;
create macro first_day(p) as
    make_date(p[1:4]::integer,
              case frequency(p) when 'A' then 1 when 'C' then 1 when 'M' then p[6:7]::integer
                   else (p[7:7]::integer - 1) * months_long(p) + 1 end, 1);
create macro last_day_of(p) as (first_day(p) + to_months(months_long(p)) - interval 1 day)::date;
create macro year_before(p) as (p[1:4]::integer - 1)::text || p[5:];
-- Which periods stand in a line, one a year or the parts of a year in turn: running totals only with those of the same length (C7).
create macro line_of(p) as frequency(p) || case when frequency(p) = 'C' then months_long(p)::text else '' end;
create macro period_name(d, f) as
    year(d)::text || case f when 'A' then '' when 'M' then strftime(d, '-%m')
        when 'S' then '-S' || (case when month(d) > 6 then 2 else 1 end) else '-Q' || quarter(d) end;
-- The period before, for 环比; null for what has none: a running total begins anew each January.
create macro period_before(p) as
    case when frequency(p) not in ('A', 'C') then period_name((first_day(p) - to_months(months_long(p)))::date, frequency(p)) end;
-- The day after which an office no longer is; dates of offices have the precision of a month or a day.
create macro end_of(d) as case when length(d) = 7 then last_day((d || '-01')::date) else d::date end;
create macro start_of(d) as case when length(d) = 7 then (d || '-01')::date else d::date end;
-- A number as we keep it (etl/values/value.py PLAIN).
create macro plain_number(x) as regexp_full_match(x, '-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?');
-- A text without the apostrophe that keeps a spreadsheet from running it (wording/cells.py cell_text).
create macro meant(x) as case when x[1] = '''' and regexp_matches(x, '^''+[-=+@\t\r＝＋－＠].') then x[2:] else x end;
-- A number as the record keeps it, as etl/values/value.py writes it (one that is nearly nothing with its exponent).
create macro plain_text(x) as case when x = trunc(x) then format('{:.0f}', x + 0) else x::text end;
