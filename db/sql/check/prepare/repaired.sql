-- One row per cell that was read by a repair of the kinds, in order; of each kind the first ones.
select file, row, label, cell, value, repair, understood, share
from proposed
where list_contains($kinds, repair) or (share and list_contains($kinds, 'share'))
qualify row_number() over (partition by case when list_contains($kinds, repair) then repair else 'share' end order by ordinal) <= $most
order by ordinal
