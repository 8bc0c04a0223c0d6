"""A note that says what a figure is: 计划数 is none of what was done, 快报数 is provisional, 预计数 an estimate."""

import pandas as pd

from db.scratch import Scratch
from etl.answers import Answers
from etl.values.notes import ACTUAL, role_of

KEY = "role_of_note"
NOTE = 200  # characters of a note that has one
COLUMNS = {"note": "str", "role": "str", "answer": "str"}


def settled(desk: Scratch, answers: Answers) -> None:
    """The table `role_note`: COLUMNS, one row for each short note that says what its figures are. Provisional and estimated figures get
    their status where they have none; planned ones are left out where that was answered."""
    notes = [row["note"] for row in desk.records("check/prepare/short_notes", longest=NOTE)]
    rows = [(note, role, answers.choice(f"{KEY}:{note}")) for note in notes if (role := role_of(note)) not in ("", ACTUAL)]
    desk.fill("role_note", pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS))
    if rows:
        desk.run("check/prepare/role_note")
