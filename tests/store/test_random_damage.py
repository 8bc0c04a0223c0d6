"""A short slice of tests/fuzz/fuzz_store.py: each kind of file of a store, damaged in each way once."""

import sys

from tools import ROOT

sys.path.append(str(ROOT / "tests" / "fuzz"))

from fuzz_store import WAYS, damages


def test_random_damage_is_found_said_not_served_not_copied_and_mended(tmp_path):
    seen = list(damages(4 * len(WAYS), 1, tmp_path))
    assert len({(kind, way) for kind, way, _ in seen}) >= 34 and [one for one in seen if one[2]] == []
