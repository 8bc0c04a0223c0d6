-- One row per event of the office (or of all offices) that concerns the indicator, or every one, oldest first.
select date, office, text_zh, text_en, link from event
where office in ($office, 'all') and (indicators is null or list_contains(string_split(indicators, '|'), $indicator))
order by date
