-- One row per event of the office (or of all offices), oldest first.
select date, office, text_zh, text_en, link from event where office in ($office, 'all') order by date
