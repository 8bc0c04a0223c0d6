-- The part of the offices that is worked on: the first and the last of them.
set variable part = {'first': $first, 'last': $last}
