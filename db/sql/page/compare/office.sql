-- One row per comparable office (real or fictional) with a figure of the indicator: $has, those that have one of the frequency; else those that have
-- figures of other frequencies only. In the order of the catalogue.
select o.id, o.name_zh, o.name_en, o.short_zh, o.short_en
from extent e join office o on o.id = e.office
where e.indicator = $indicator and o.sample = (select sample from office where id = $office)
group by all
having bool_or(e.frequency = $frequency) = $has
order by any_value(o.position)
