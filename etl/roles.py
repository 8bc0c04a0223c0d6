"""A note that says what a figure is: 计划数 is none of what was done, 快报数 is provisional, 预计数 an estimate."""

import re

import pandas as pd

from db.scratch import Scratch
from etl.answers import Answers
from etl.header_words import DONE, EARLY, EXPECTED, PLANNED, plain

KEY = "role_of_note"
ACTUAL, PLAN, FORECAST, PRELIMINARY = "actual", "plan", "E", "P"
WORDS = {ACTUAL: DONE, PLAN: PLANNED, FORECAST: EXPECTED, PRELIMINARY: EARLY}
LONGEST, NOTE = 20, 200  # characters of a part that says it, and of a note that has one
AROUND = re.compile(r"^(?:(?:19|20)\d\d年?(?:度)?)?(?:本项|该数|数据|数字|数|此)?(?:均|都|全)?(?:为|系|是|属)?(?:年度|全年)?|[。.,，;；]+$")
COLUMNS = {"note": "str", "role": "str", "answer": "str"}


def role_of(note: str) -> str:
    """What a short note says its figure is: ACTUAL, PLAN, FORECAST, PRELIMINARY; "" for any other note."""
    parts = [AROUND.sub("", plain(part)).strip("()（） ") for part in re.split("[；;]", note) if len(part) <= LONGEST]
    found = (role for word in parts if len(word) > 1 for role, words in WORDS.items() if word in words)  # F is a flag, or female
    return next(found, "")


def settled(desk: Scratch, answers: Answers) -> None:
    """The table `role_note`: COLUMNS, one row for each short note that says what its figures are. Provisional and estimated figures get
    their status where they have none; planned ones are left out where that was answered."""
    notes = [row["note"] for row in desk.records("check/short_notes", longest=NOTE)]
    rows = [(note, role, answers.choice(f"{KEY}:{note}")) for note in notes if (role := role_of(note)) not in ("", ACTUAL)]
    desk.fill("role_note", pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS))
    if rows:
        desk.run("check/role_note")
