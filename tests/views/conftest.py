"""Readers of the product's own data."""

import pytest

from views.reader import Reader


@pytest.fixture(scope="session")
def reading(office):
    """reading(office, lang, **choices) → a Reader of release 1."""
    now = office.snapshot()
    offices = now.records("page/office")

    def reader(office: str = "sample_shifan", lang: str = "zh", **choices: str) -> Reader:
        one = next(o for o in offices if o["id"] == office)
        return Reader(now.records, lang, "good-bad", offices, one, now.release, choices, {"office": office, "lang": lang})

    return reader
