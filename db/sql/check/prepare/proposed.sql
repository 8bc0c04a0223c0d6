-- One row per record as the answers have it. A mark for "no figure" asks for nothing where the status says so already, or where the
-- figure is computed; else the status is O. share: it was multiplied by 100; unclear: whether it is to be is not yet
-- decided (both are set by shared.sql). A figure in a multiple of the catalogue's unit is multiplied. A record with a cell whose repair was refused, or
-- whose unit the answers leave out, is not good.
create table proposed as
with
judged as (
    select r.*, r.repair = 'missing' as marked, r.given_status in ('O', 'M', 'B') as is_stated,
           r.repair = 'missing' and r.given_status = '' and coalesce(i.numerator, '') = '' as proposed
    from record r left join indicator i on i.id = r.indicator
),
settled as (
    select j.* exclude (marked, is_stated, proposed) replace (
               case when marked and not proposed then '' else repair end as repair,
               case when proposed then 'O' else status end as status,
               case when as_worded = '' and marked and (proposed or is_stated) then cell else as_worded end as as_worded)
    from judged j
),
multiplied as (
    select s.* exclude (factor) replace (
               coalesce(p.product, s.value) as value,
               case when p.product is not null then 'multiple' else repair end as repair,
               case when p.product is not null then plain_text(p.product) || p.wanted else understood end as understood,
               case when p.product is not null and bare then cell || unit else cell end as cell,
               case when p.product is not null and as_worded in ('', cell) then cell || case when bare then unit else '' end else as_worded end as as_worded,
               case when p.product is not null then greatest(places - round(log10(p.factor))::integer, 0) else places end as places,
               good and s.factor <> 0 as good)
    from settled s left join product p on s.factor <> 1 and p.value = s.value and p.factor = s.factor and p.indicator = s.indicator
)
select * replace (good and not list_contains($refused, repair) as good), false as share, false as unclear from multiplied
