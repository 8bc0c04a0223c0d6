"""Notes that speak of a definition: whether a series breaks where one stands is asked, once for each note."""

import pandas as pd

from db.scratch import Scratch
from etl.answers import Answers
from etl.values.notes import since, speaks

KEY, BREAK = "break_unclear", "break"
COLUMNS = {"note": "str", "doubt": "str", "since": "str", "answer": "str"}


def marked(desk: Scratch, answers: Answers) -> None:
    """The table `break_note`: COLUMNS, one row for each note of the files that speaks of a definition; the first figure of each series with
    a note that was answered to be a break has status B."""
    notes = [row["note"] for row in desk.records("check/prepare/scope_notes")]
    rows = [(note, doubt, since(note), answers.choice(f"{KEY}:{note}")) for note in notes if (doubt := speaks(note))]
    desk.fill("break_note", pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS))
    desk.run("check/prepare/break_candidate")
    if any(answer == BREAK for *_, answer in rows):
        desk.run("check/prepare/broken")
