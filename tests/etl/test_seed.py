"""The office's own figures and the public ones: carried over whole, and what the rules make of them."""

import csv
import io
import json

import pytest
from tools import ROOT, etl

from wording import series_csv

SEED = ROOT.parent / "shared" / "seed"  # where the figures came from; not part of the product


@pytest.fixture(scope="module")
def series(office):
    """One office's series of an indicator by period, read once through the command line's own function."""

    def rows(indicator: str, office_id: str) -> dict:
        text = series_csv.series(office.snapshot().records("page/series", indicator=indicator, office=office_id), "zh")
        return {r["period"]: r for r in csv.DictReader(io.StringIO(text))}

    return rows


@pytest.mark.skipif(not SEED.exists(), reason="the seed files lie beside the project only where it is developed")
@pytest.mark.parametrize("name", ["figures-2024.csv", "public-series.csv"])
def test_every_row_of_the_seed_is_in_the_record_unchanged(office, series, name):
    offices = {o["name_zh"]: o["id"] for o in office.snapshot().records("page/office")}
    record = {(r["office"], r["indicator"], r["period"]): r for r in office.snapshot().records("record/record")}
    rows = read(SEED / name)
    assert len(rows) in (53, 80)
    for row in rows:
        office_id = offices[row.get("unit") or "重庆市江北区人民政府办公室"]
        shown, kept = series(row["indicator"], office_id)[row["period"]], record[office_id, row["indicator"], row["period"]]
        if row["value"]:
            assert (shown["value"], shown["qualifier"]) == (row["value"], row["qualifier"])
        assert (shown["as_worded"], shown["unit"]) == (row["as_worded"], row["measure"])
        assert row.get("source", row.get("section")) in kept["source"]
        assert row.get("note", "").removeprefix("break:") in kept["note"]  # the seed's sign for status B


@pytest.mark.skipif(not SEED.exists(), reason="the seed files lie beside the project only where it is developed")
def test_the_long_series_and_the_pairs_of_districts_are_in_the_record(office):
    record = {(r["office"], r["indicator"], r["period"]): r for r in office.snapshot().records("record/record")}
    aims = {(r["office"], r["indicator"], r["period"]): r for r in office.snapshot().records("record/aim")}
    long, pairs = read(SEED / "state-council.csv"), read(SEED / "district-pairs.csv")
    assert len(long) == 49 and len(pairs) == 16
    for row in long:
        kept = (aims if row["role"] == "target" else record)["state_council", row["indicator"], row["period"]]
        value = kept["target" if row["role"] == "target" else "value"]
        assert (value, kept["qualifier"], kept["as_worded"]) == (float(row["value"]), row["qualifier"], row["as_worded"])
        assert kept["source"] == row["source"]
    names = {o["name_zh"]: o["id"] for o in office.snapshot().records("page/office")}
    indicators = {i["name_zh"]: i["id"] for i in office.snapshot().records("page/indicator", office="")}
    for row in pairs:
        kept = record[names[row["office"]], indicators[row["name_zh"]], row["period"]]
        assert kept["value"] == float(row["value"]) and kept["source"] == row["source"]


def test_the_record_holds_181_rows_of_18_offices(office):
    entry = office.store.head()
    assert entry["summary"]["new"] == 181
    assert len({r["office"] for r in office.snapshot().records("record/record")}) == 18  # 江北区 reports in both files


FACTS = [  # office, indicator, period, expected columns of `series`
    ("jiangbei", "info_adoption_rate", "2024", {"value": "29.69", "qualifier": "=", "why_no_change": "缺2023年数据，不计算同比"}),
    (
        "jiangbei",
        "info_score",
        "2024",
        {"change": "34.0", "change_kind": "percent", "change_text": "约增长34%（高约227分，上年为推算值）"},
    ),
    ("jiangbei", "info_score", "2023", {"value": "668.7", "qualifier": "~", "status": "E"}),
    ("jiangbei", "hotline_leads", "2024", {"value": "40000", "qualifier": ">="}),
    (
        "jiangbei",
        "integrated_services",
        "2024",
        {"status": "B", "change": "", "why_no_change": "2023年至2024年口径有变化，不计算同比"},
    ),
    ("jiangbei", "business_environment_rank", "2024", {"change": "0", "change_kind": "places", "change_text": "位次不变"}),
    ("jiangbei", "info_rank", "2024", {"change": "", "change_kind": "", "why_no_change": "数值为约数，无法确定增减，不计算同比"}),
    ("beibei", "disclosure_requests", "2023", {"change": "", "why_no_change": "缺2022年数据，不计算同比"}),
    ("beibei", "disclosure_requests", "2024", {"change": "3.4", "change_text": "增长3.4%"}),
    (
        "qiaokou_approval",
        "full_online_ratio",
        "2024",
        {"change": "", "status": "B", "why_no_change": "2023年至2024年口径有变化，不计算同比"},
    ),
    (
        "qiaokou_approval",
        "full_online_ratio",
        "2025",
        {"change": "4.4", "change_kind": "points", "change_text": "提高4.4个百分点"},
    ),
    ("qiaokou_approval", "single_visit_ratio", "2025", {"change": "-0.6", "change_text": "降低0.6个百分点"}),
    ("liangping", "all_disclosures", "2024", {"change": "", "why_no_change": "数值为约数，无法确定增减，不计算同比"}),
    ("xining_chengzhong", "info_adoption_rate", "2023-03", {"value": "39.51", "why_no_change": "缺2022年3月数据，不计算同比"}),
]


@pytest.mark.parametrize(("office_id", "indicator", "period", "expected"), FACTS)
def test_what_the_rules_say_of_the_real_figures(series, office_id, indicator, period, expected):
    row = series(indicator, office_id)[period]
    assert {k: row[k] for k in expected} == expected


def test_an_ended_office_takes_no_later_figures(office_store, tmp_path):
    late = tmp_path / "2026.csv"
    late.write_text("单位,指标,时期,数值\n江北区,会议通知,2026,5\n", "utf-8")
    problems = json.loads(etl("check", late, "--json", store=office_store).out)["problems"]
    assert [p["code"] for p in problems] == ["office_ended"] and "两江新区" in problems[0]["message"]


def read(path) -> list:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def sample_rows() -> list:
    return [r for p in sorted((ROOT / "data" / "sample" / "yearly").glob("*.csv")) for r in read(p)]


def test_the_sample_district_has_every_indicator_in_every_year(office):
    snapshot = office.snapshot()
    indicators = {i["id"] for i in snapshot.records("page/indicator", office="sample_shifan") if i["periods"]}
    for office_id in ("sample_shifan", "sample_yunshan", "sample_qinghe", "sample_bailu"):
        for year in range(2019, 2025):
            of_year = {c["indicator"] for c in snapshot.records("page/card", office=office_id, year=str(year)) if c["period"]}
            missing = indicators - of_year
            assert missing <= {"reform_report_rank", "info_adoption_rate"}, (office_id, year)


def test_the_sample_district_shows_each_difficulty():
    rows = sample_rows()
    assert {r["status"] for r in rows} == {"A", "B", "E", "O", "P"}
    assert {r["qualifier"] for r in rows} == {"=", ">=", "<=", "~", ""}
    assert all(r["note"] for r in rows if r["status"] in ("B", "O"))
    assert all(r["office"].startswith("sample_") and "虚构" in r["source"] for r in rows)


def test_real_offices_have_no_invented_targets():
    targets = read(ROOT / "data" / "catalogue" / "targets.csv")
    assert targets and all(t["office"].startswith("sample_") or (t["source"] and t["as_worded"]) for t in targets)
