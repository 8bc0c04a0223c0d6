-- The records whose note says what they are: those that are provisional or estimated have this status unless one is written; planned
-- ones that the answers leave out are not good.
update proposed
set status = case when r.role in ('P', 'E') and proposed.given_status = '' and proposed.status = 'A' then r.role else proposed.status end,
    good = proposed.good and not (r.role = 'plan' and r.answer = 'leave_out')
from role_note r where r.note = proposed.note and proposed.value is not null
