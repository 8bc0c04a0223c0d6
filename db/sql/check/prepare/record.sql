-- One row per record with what its cells mean. cell: the value's text; places: its decimals as written; bare: it names no unit;
-- good: all cells of the record are understood; a day is the period that it stands for (etl/checks/as_of.py). unit: the unit that counts;
-- factor: how many of the catalogue's unit it is (etl/checks/conversion.py). note: with the marks that stand beside the figure, unless it names
-- them; their status counts where no column says one.
-- The file is looked up and not joined: a join with so few sheets makes DuckDB expect one row, and it then keeps all records in memory for the next join.
create view record as
with
counted as (
    select c.*, v.text is null or v.plain as is_plain, case when v.text is null then try_cast(c.value as double) else v.number end as number,
           coalesce(v.exact, '') as exact, coalesce(v.unit, '') as cell_unit, coalesce(v.repair, '') as repair,
           coalesce(v.understood, '') as understood, case when v.mark <> '' and contains(c.note, v.mark) then '' else coalesce(v.remark, '') end as remark,
           coalesce(v.status, '') as mark_status
    from cell c left join reading v on v.text = c.value
)
select c.ordinal, o.meaning::office_id as office, i.meaning::indicator_id as indicator, coalesce(a.period, p.meaning)::period_id as period, c.number as value,
       case when c.number is null then '' else coalesce(nullif(c.exact, ''), nullif(q.meaning, ''), '=') end as qualifier,
       case when s.meaning <> '' then s.meaning when c.number is null then '' when c.mark_status <> '' then c.mark_status else 'A' end as status,
       case when c.as_worded = '' and not c.is_plain and c.number is not null then c.value else meant(c.as_worded) end as as_worded,
       case when c.remark = '' then meant(c.note) when c.note = '' then c.remark else meant(c.note) || '；' || c.remark end as note,
       meant(c.source) as source, c.row, (select list(file order by sheet) from sheet)[c.sheet + 1]::file_name as file, c.label, coalesce(nullif(s.meaning, ''), c.mark_status) as given_status, c.value as cell,
       coalesce(x.given, '') as unit, coalesce(x.factor, 1) as factor, coalesce(x.doubt, '') as unit_doubt, coalesce(x.about, '') as about_unit,
       c.repair, c.understood,
       case when not c.is_plain then length(regexp_extract(c.value, '[.．]([0-9０-９]*)', 1))
            when contains(c.value, '.') then length(rtrim(c.value[position('.' in c.value) + 1:], '%％')) else 0 end as places,
       c.cell_unit = '' as bare, c.ordinal not in (select ordinal from fault) as good
from counted c
join meaning o on o.field = 'office' and o.text = c.office
join meaning i on i.field = 'indicator' and i.text = c.indicator
join meaning p on p.field = 'period' and p.text = c.period
join meaning q on q.field = 'qualifier' and q.text = c.qualifier
join meaning s on s.field = 'status' and s.text = c.status
left join as_of a on a.text = c.period and a.indicator = i.meaning
left join conversion x on x.cell_unit = c.cell_unit and x.unit = c.unit and x.indicator = i.meaning
