-- One row per figure of a period that begins after its office had ended.
select r.ordinal, 'period' as field, r.period as cell, r.period, o.name_zh as office_zh, o.name_en as office_en, o.valid_to as ended,
       coalesce(s.name_zh, '承接单位') as successor_zh, coalesce(s.name_en, 'the successor') as successor_en
from incoming r
join office o on o.id = r.office
join dated d using (period)
left join office s on s.id = o.successor
where o.valid_to <> '' and d.begins > end_of(nullif(o.valid_to, ''))
