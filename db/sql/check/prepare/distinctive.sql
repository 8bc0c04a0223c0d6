-- One row per exact figure that is not often the same by nature, so that another that equals it says something: no rank, no count
-- up to ten, no rate of 0 or nearly 100 %; within the year nothing that stays as it is (a state at the end of the period).
create or replace view distinctive as
select k.* from standing_figure k join indicator i on i.id = k.indicator
where k.value is not null and k.qualifier = '='
  and case i.kind when 'ratio' then k.value <> 0 and k.value not between 99 and 100
                  when 'rank' then false
                  else abs(k.value) > 10 or k.value <> trunc(k.value) end
  and (k.every = 'A' or coalesce(i.over_time, '') <> 'last')
