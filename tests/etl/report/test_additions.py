"""Indicators that come with the figures of a report: in the release, through a changed catalogue, and away again with an undo."""

import shutil

import pytest
from tools import DATA

from db.settings import Settings
from etl.catalogue.additions import extended, further
from etl.releases.draft import Draft
from etl.releases.preview import preview
from etl.releases.publish import Refused
from etl.releases.publisher import Publisher
from etl.releases.state import State
from etl.report import draft_csv, draft_rows, new_indicator, proposal, read_text
from etl.tables.read import read

FILE = "indicators.csv"
TEXT = "北碚区人民政府办公室2025年度工作报告。全年办理行政复议案件143件。"


@pytest.fixture
def own(tmp_path, publisher) -> Publisher:
    """A publisher whose data/ may be changed."""
    shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("releases"))
    return Publisher(Settings(tmp_path / "data", publisher.settings.store))


def record_of(state: State, **more) -> tuple:
    [figure] = read_text(TEXT, state.catalogue, "2025", "beibei").figures
    answers = {
        **proposal(figure, set()),
        "theme": "rule_of_law",
        "direction": "neutral",
        "name_en": "",
        "definition_zh": "全年办理的件数",
        **more,
    }
    return figure, new_indicator(answers, figure, state.catalogue.tables["indicators.csv"])


def publish_with_a_new_indicator(publisher: Publisher) -> dict:
    state = State.of(publisher)
    figure, record = record_of(state)
    figure.indicator, figure.confidence = record["id"], 1.0
    catalogue = extended(state.catalogue, {FILE: [record]})
    assert catalogue.problems == [] and [r["id"] for r in further(catalogue, state.catalogue)[FILE]] == [record["id"]]
    data = draft_csv(draft_rows([figure], "beibei", origin="报告.txt")).encode("utf-8-sig")
    checked = State(catalogue, state.snapshot).checked([read(data, "a.csv", catalogue)])
    draft = Draft(
        "load",
        state.release,
        "甲",
        previewed=preview(checked),
        uploads={"a.csv": data},
        catalogue=catalogue.files,
        added={FILE: [record["id"]]},
    )
    with publisher.trial(draft) as trial:
        assert trial.records("page/series", indicator=record["id"], office="beibei")[-1]["value"] == 143
    return publisher.publish(draft)


def shown(publisher: Publisher, indicator: str) -> list:
    return [r for r in publisher.snapshot().records("record/record") if r["indicator"] == indicator]


def test_the_indicator_and_its_figure_are_published_together_and_undone_together(own):
    entry = publish_with_a_new_indicator(own)
    [indicator] = entry["added"][FILE]
    [row] = shown(own, indicator)
    assert (row["value"], row["as_worded"]) == (143, "143件") and "全年办理行政复议案件143件" in row["source"]
    own.undo("甲")
    assert shown(own, indicator) == [] and indicator not in {r["id"] for r in State.of(own).catalogue.tables["indicators.csv"]}


def test_a_changed_catalogue_of_the_product_leaves_what_was_added(own):
    [indicator] = publish_with_a_new_indicator(own)["added"][FILE]
    assert own.build()[0]["release"] == 2  # nothing has changed under data/
    themes = own.settings.data / "catalogue" / "themes.csv"
    themes.write_bytes(themes.read_bytes() + "new,新主题,New theme\n".encode())
    assert own.build()[0]["release"] == 3
    assert shown(own, indicator) and State.of(own).catalogue.record("themes.csv", "new")
    assert own.build()[0]["release"] == 3


def test_a_catalogue_that_takes_the_name_of_what_was_added_is_refused_with_a_sentence(own):
    publish_with_a_new_indicator(own)
    _, record = record_of(State.of(own), id="another")
    path = own.settings.data / "catalogue" / "indicators.csv"
    path.write_bytes(
        extended(State.of(own).catalogue, {FILE: [record]})
        .files["indicators.csv"]
        .replace(b"ban_li_xing_zheng_fu_yi_an_jian", b"other")
    )
    with pytest.raises(Refused) as refused:
        own.build()
    assert {p.code for p in refused.value.problems} <= {"duplicate_name", "duplicate_id"} and refused.value.problems[0].message(
        "zh"
    )


def test_a_faulty_catalogue_is_never_published(own):
    state = State.of(own)
    faulty = extended(state.catalogue, {FILE: [record_of(state, name_zh="群众来信")[1]]})
    with pytest.raises(Refused):
        own.publish(Draft("load", state.release, "甲", catalogue=faulty.files, added={FILE: ["x"]}))
    assert own.store.head()["release"] == 1


@pytest.mark.parametrize(
    ("more", "code"),
    [({"id": "Bad"}, "bad_id"), ({"name_zh": ""}, "missing_cell"), ({"name_zh": "群众来信"}, "duplicate_name")],
)
def test_what_is_wrong_with_a_new_indicator_is_told(office, more, code):
    state = State.of(office)
    problems = extended(state.catalogue, {FILE: [record_of(state, **more)[1]]}).problems
    assert code in [p.code for p in problems] and all(p.message("zh") and p.message("en") for p in problems)
