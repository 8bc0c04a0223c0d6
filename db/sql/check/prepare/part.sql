-- The part of the offices that the rules look at from now on.
set variable part = {'first': $first::office_id, 'last': $last::office_id}
