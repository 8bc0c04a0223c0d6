"""Better, worse and neither can be told apart, by colour-blind readers too, on white and on the dark ground."""

import itertools
import math
import tomllib

import pytest
from tools import ROOT

from charts.theme import COLOURS, FAINT, INKS

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
SIGHT = {
    "normal": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
APART = 20  # CIE 1976 distance; 2 or 3 is just noticeable side by side


def linear(colour: str) -> list:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def lab(colour: str, matrix: list) -> tuple:
    red, green, blue = (min(max(sum(m * c for m, c in zip(row, linear(colour), strict=True)), 0), 1) for row in matrix)
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    )
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one: str, other: str) -> float:
    bright = sorted(sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True)) for colour in (one, other))
    return (bright[1] + 0.05) / (bright[0] + 0.05)


@pytest.mark.parametrize("sight", SIGHT)
def test_better_worse_and_neither_are_apart(sight):
    for one, other in itertools.combinations(COLOURS["good-bad"].values(), 2):
        assert math.dist(lab(one, SIGHT[sight]), lab(other, SIGHT[sight])) >= APART, (one, other)


def test_every_colour_stands_out_from_both_grounds():
    grounds = {THEME[name]["backgroundColor"] for name in ("light", "dark")}
    for colour, ground in itertools.product({c for scheme in COLOURS.values() for c in scheme.values()}, grounds):
        assert contrast(colour, ground) >= 3, (colour, ground)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_faint_ink_can_be_read_on_its_ground(name):
    text, ground, share = THEME[name]["textColor"], THEME[name]["backgroundColor"], INKS[FAINT][1]
    parts = [round(int(text[n : n + 2], 16) * share + int(ground[n : n + 2], 16) * (1 - share)) for n in (1, 3, 5)]
    assert contrast("#" + "".join(f"{p:02x}" for p in parts), ground) >= 4.5
