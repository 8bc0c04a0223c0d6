"""Reports made to break the reader are refused at once, each with its true reason."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from harmful import HARMFUL

from etl.problem import Problem
from wording.problems import CODES

MEASURE = Path(__file__).parent / "harmful.py"
HUNG = 240  # seconds after which all of them together have hung; they take 10


@pytest.fixture(scope="module")
def answers() -> dict:
    """Read in a process of their own, so that one that hangs is a failure and no hanging test."""
    done = subprocess.run([sys.executable, MEASURE], capture_output=True, timeout=HUNG, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", HARMFUL)
def test_a_harmful_report_is_refused_with_its_reason(name, answers):
    assert answers[name][0] == HARMFUL[name][1]


@pytest.mark.parametrize("code", ["too_deep", "too_many_elements", "too_many_operators"])
def test_the_reason_names_the_limit_and_the_remedy(code):
    problem = Problem(code, "a", facts={"most": 20})
    assert code in CODES and "20" in problem.message("zh") and "20" in problem.message("en")
