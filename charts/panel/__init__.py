"""A panel: a finding with its chart, complete on its own. `content` says what it holds; over_time, several and side_by_side make it
from rows; picture, deck and brief draw it for a screen, for slides and for a document."""
