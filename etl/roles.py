"""A note that says what a figure is: 计划数 is none of what was done, 快报数 is provisional, 预计数 an estimate."""

import re

import pandas as pd

from db.scratch import Scratch
from etl.answers import Answers
from etl.headers import DONE, EARLY, EXPECTED, PLANNED, plain

KEY, LEAVE_OUT = "role_of_note", "leave_out"
ACTUAL, PLAN, FORECAST, PRELIMINARY = "actual", "plan", "E", "P"
WORDS = {ACTUAL: DONE, PLAN: PLANNED, FORECAST: EXPECTED, PRELIMINARY: EARLY}
LONGEST = 20
AROUND = re.compile(r"^(?:(?:19|20)\d\d年?)?(?:本项|该数|数据|此)?(?:为|系|是|属)?|[。.,，;；]+$")
COLUMNS = {"note": "str", "role": "str", "answer": "str"}


def role_of(note: str) -> str:
    """What a short note says its figure is: ACTUAL, PLAN, FORECAST, PRELIMINARY; "" for any other note."""
    word = AROUND.sub("", plain(note[:LONGEST])).strip("()（） ") if len(note) <= LONGEST else ""
    return next((role for role, words in WORDS.items() if word in words), "") if len(word) > 1 else ""  # F is a flag, or female


def settled(desk: Scratch, answers: Answers) -> None:
    """The table `role_note`: COLUMNS, one row for each short note that says what its figures are. Provisional and estimated figures get
    their status where they have none; planned ones are left out where that was answered."""
    notes = [row["note"] for row in desk.records("check/short_notes", longest=LONGEST)]
    rows = [(note, role, answers.choice(f"{KEY}:{note}")) for note in notes if (role := role_of(note)) not in ("", ACTUAL)]
    desk.fill("role_note", pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS))
    if rows:
        desk.run("check/role_note")
