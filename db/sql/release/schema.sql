-- The tables of one release, filled once by db/build.py and never changed afterwards.
create table theme (id text primary key, name_zh text, name_en text, position integer);
create table indicator (
    id text primary key, name_zh text, name_en text, theme text, unit_zh text, unit_en text,
    kind text, direction text, decimals integer, over_time text, numerator text, denominator text,
    minimum double, maximum double, aliases text, definition_zh text, definition_en text,
    phrase_zh text, phrase_en text, phrase_zero_zh text, phrase_zero_en text, position integer
);
create table office (
    id text primary key, name_zh text, name_en text, short_zh text, short_en text, region_zh text, region_en text,
    sample boolean, valid_from text, valid_to text, successor text, aliases text, note_zh text, note_en text,
    position integer
);
create table target (
    office text, indicator text, period text, target double, qualifier text, upper double, strive boolean, as_worded text, note text, source text, since text
);
create table event (date text, office text, text_zh text, text_en text, link text, indicators text);
create table entry (
    release integer primary key, parent integer, action text, published_by text, published_at text, reason text,
    new integer, changed integer, unchanged integer
);
create table file (position integer primary key, name text, release integer, published_by text, published_at text, upload text);
create table observation (
    office text, indicator text, period text, value double, qualifier text, status text,
    as_worded text, note text, source text, row integer, file integer
);
create table figure (
    office text, indicator text, period text, value double, qualifier text, status text,
    as_worded text, note text, source text, row integer, file integer, part double, total double,
    frequency text, begins date, ends date, least double, most double
);
create table change (
    office text, indicator text, period text, comparison text, previous_period text, previous_value double,
    previous_qualifier text, previous_status text, change double, change_kind text, bound text, why text, is_survey boolean,
    both_months double, both_months_before double
);
create table limits (
    office text, indicator text, period text, since text, points integer, mean double, lower double, upper double,
    variation text, run integer
);
