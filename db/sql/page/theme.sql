-- One row per theme in display order.
select id, name_zh, name_en from theme order by position
