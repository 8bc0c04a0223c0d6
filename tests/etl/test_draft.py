"""A catalogue drafted from files: what is drafted, what is left open, and that build and load take it as it is."""

import csv
import io
import json
import random
import shutil

import pytest
from given import catalogue
from openpyxl import Workbook
from tools import DATA, etl

from db.settings import Settings
from etl.catalogue.additions import added, empty, extended
from etl.drafting import drafted, targets_from
from etl.drafting.beside import beside
from etl.drafting.corrected import completed, from_spreadsheet
from etl.drafting.evidence import unknown_names
from etl.drafting.rules import adding
from etl.formats.grid import Unreadable
from etl.releases.publisher import Publisher
from etl.tables.read import read
from wording import numbers

MONTHS = [f"2024-{n:02}" for n in range(1, 13)]


def monthly(values: list, year: float) -> str:
    rows = [f"甲,某数,{m},{v}" for m, v in zip(MONTHS, values, strict=True)] + [f"甲,某数,2024,{year}"]
    return "单位,指标,时期,数值\n" + "\n".join(rows)


FILES = [  # (what, file, "name unit kind decimals over_time minimum maximum" for each indicator, _ for nothing)
    ("count of flows", "单位,指标,时期,数值,计量单位\n甲,信访受理,2024,85,件", ["信访受理 件 count 0 sum 0 _"]),
    ("a state", "单位,指标,时期,数值,计量单位\n甲,年末常住人口,2024,1200.5,万人", ["年末常住人口 万人 count 1 last _ _"]),
    ("neither", "单位,指标,时期,数值\n甲,网格,2024,85", ["网格 _ count 0 _ 0 _"]),
    ("share", "单位,指标,时期,数值\n甲,绿化覆盖率,2024,43.12%", ["绿化覆盖率 % ratio 2 none 0 100"]),
    ("growth", "单位,指标,时期,数值,计量单位\n甲,收入增速,2024,8.1,%\n乙,收入增速,2024,-0.3,%", ["收入增速 % ratio 1 none _ _"]),
    ("share above 100", "单位,指标,时期,数值,计量单位\n甲,毛入学率,2024,102.3,%", ["毛入学率 % ratio 1 none _ _"]),
    ("rate without unit", "单位,指标,时期,数值\n甲,办结率,2024,95.5", ["办结率 % ratio 1 none 0 100"]),
    ("a rate that is none", "单位,指标,时期,数值\n甲,美元汇率,2024,7.1", ["美元汇率 _ count 1 _ _ _"]),
    ("score", "单位,指标,时期,数值\n甲,营商环境得分,2024,85.25分", ["营商环境得分 分 score 2 none _ _"]),
    ("index", "单位,指标,时期,数值\n甲,电子政务指数,2022,0.7123\n甲,电子政务指数,2024,0.75", ["电子政务指数 _ score 4 none _ _"]),
    ("price index", "单位,指标,时期,数值,计量单位\n甲,居民消费价格,2024,100.2,上年=100", ["居民消费价格 上年=100 score 1 none _ _"]),
    ("rank", "单位,指标,时期,数值\n甲,公众满意度排名,2024,3", ["公众满意度排名 名 rank 0 none 1 _"]),
    ("rank by unit", "单位,指标,时期,数值\n甲,考核,2024,第3名", ["考核 名 rank 0 none 1 _"]),
    ("unit in the name", "单位,时期,用水量（立方米）,常住人口（万人）\n甲,2024,5.25,9\n乙,2024,6,8", ["用水量 立方米 count 2 _ _ _", "常住人口 万人 count 0 last 0 _"]),
    ("no unit in the name", "单位,时期,收入（不含基金）,支出（含基金）\n甲,2024,5.5,9\n乙,2024,6,8", ["收入（不含基金） _ count 1 sum _ _", "支出（含基金） _ count 0 sum 0 _"]),
    ("unit above", "单位：千元,,,\n单位,指标,时期,数值\n甲,一般公共预算收入,2024,80.3", ["一般公共预算收入 千元 count 1 sum _ _"]),
    ("multiples are one", "单位,指标,时期,数值\n甲,财政收入,2023,3亿元\n甲,财政收入,2024,3000万元", ["财政收入 元 count 0 sum 0 _"]),
    ("two units are two", "单位,指标,时期,数值\n甲,收入,2023,300万元\n甲,收入,2024,5%", ["收入 元 count 0 sum 0 _", "收入（%） % ratio 0 none 0 100"]),
    ("long fractions", "单位,指标,时期,数值\n甲,产出,2023,5.94852577\n甲,产出,2024,81.25", ["产出 _ count 2 _ _ _"]),
    ("very large", "单位,指标,时期,数值\n甲,产出,2024,1787279056671.0262", ["产出 _ count 1 _ _ _"]),
    ("English", "office,indicator,period,value\nA,GDP (current US$),2024,5\nA,Internet users (% of population),2024,5.5\nA,GDP growth (annual %),2024,5",
     ["GDP (current US$)|current US$|count|0|_|0|_", "Internet users (% of population)|%|ratio|1|none|0|100", "GDP growth (annual %)|%|ratio|0|none|_|_"]),
    ("a sum by its months", monthly([5] * 12, 60), ["某数 _ count 0 sum 0 _"]),
    ("the last by its months", monthly(range(1, 13), 12), ["某数 _ count 0 last 0 _"]),
    ("neither by its months", monthly(range(1, 13), 6.5), ["某数 _ count 1 none _ _"]),
    ("a figure that is not reported", "单位,指标,时期,数值\n甲,信访受理,2024,—", ["信访受理 _ count 0 sum _ _"]),
    ("names alike in width and case", "单位,指标,时期,数值\n甲,GDP,2023,5\n甲,ｇｄｐ,2024,5", ["GDP _ count 0 _ 0 _"]),
    ("a number for a name", "单位,指标,时期,数值\n甲,2024,2023,5\n甲,收入,2024,5", ["收入 _ count 0 sum 0 _"]),
    ("a formula for a name", "单位,指标,时期,数值\n甲,=收入,2023,5\n甲,收入,2024,5", ["收入 _ count 0 sum 0 _"]),
]  # fmt: skip
SHOWN = ("name_zh", "unit_zh", "kind", "decimals", "over_time", "minimum", "maximum")


@pytest.mark.parametrize(("file", "rows"), [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_what_is_drafted_of_a_file(file, rows):
    made = drafted([read(file.encode(), "a.csv", None)])
    wanted = [row.split("|" if "|" in row else None) for row in rows]
    assert [[record[name] or "_" for name in SHOWN] for record in made.indicators] == wanted
    assert all(record["direction"] == "neutral" for record in made.indicators)
    assert extended(empty(), made.files).problems == []


@pytest.mark.parametrize(("file", "rows"), [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_the_drafted_catalogue_knows_every_name_of_its_file(file, rows):
    data = file.encode()
    whole = extended(empty(), drafted([read(data, "a.csv", None)]).files)
    left = unknown_names([read(data, "a.csv", whole)], whole)
    assert [one.name for one in left.indicators if one.name not in ("2024", "=收入")] == [] and left.offices == {}


OPEN = [
    (
        "单位,指标,时期,数值\n甲,网格,2024,85",
        {"unit": ["网格"], "over_time": ["网格"], "direction": ["网格"], "english": ["网格", "甲"], "region": ["甲"]},
    ),
    (
        "office,indicator,period,value\nCôte d'Ivoire,Growth rate,2024,5",
        {"unit": ["Growth rate"], "kind": ["Growth rate"], "region": ["Côte d'Ivoire"]},
    ),
    ("单位,指标,时期,数值\n甲,2023,2024,85\n甲,收入,2024,5", {"not_drafted": ["2023"]}),
]


@pytest.mark.parametrize(("file", "open_points"), OPEN)
def test_what_is_not_shown_by_the_file_is_left_open(file, open_points):
    made = drafted([read(file.encode(), "a.csv", None)])
    assert {key: made.open.get(key) for key in open_points} == open_points


def test_only_names_that_the_catalogue_has_not_are_drafted():
    present = catalogue()
    data = "单位,指标,时期,数值\n东区,来信,2024,5\n南区,来信,2024,6\n东区,来访,2024,7\n东区,来信数量,2024,7".encode()
    made = drafted([read(data, "a.csv", present)], present)
    assert ([r["name_zh"] for r in made.indicators], [r["name_zh"] for r in made.offices], made.existing) == (
        ["来访", "来信数量"],
        ["南区"],
        2,
    )
    assert "来信数量 ≈ 来信" in made.open["near"]
    whole = extended(present, made.files)
    assert whole.problems == [] and {"letters", "lai_fang"} <= {r["id"] for r in whole.tables["indicators.csv"]}


def test_ids_and_aliases_belong_to_one_record_only():
    rows = ["东区,E", "East,E", "east!,E", "EAST 2,E", "Ost,E", "甲,East"]
    data = ("office,indicator,period,value\n" + "\n".join(f"{row},2024,{n}" for n, row in enumerate(rows))).encode()
    made = drafted([read(data, "a.csv", None)], catalogue())
    whole = extended(catalogue(), made.files)
    assert whole.problems == [] and len(made.offices) == 4  # East and 东区 are known


CODED = "Region,Country Name,Country Code,indicator,Indicator Code,2023,2024\nAsia,China,CHN,Population,SP.POP,5,6\nAfrica,Mali,MLI,Population,SP.POP,7,8\n"


def test_codes_become_aliases_and_regions_are_taken():
    data = CODED.replace("Country Name", "office").encode()
    sheet = read(data, "a.csv", None)
    made = drafted([sheet], None, beside(data, sheet))
    assert [(r["id"], r["aliases"], r["region_zh"]) for r in made.offices] == [
        ("china", "CHN", "Asia"),
        ("mali", "MLI", "Africa"),
    ]
    assert [r["aliases"] for r in made.indicators] == ["SP.POP"] and "region" not in made.open


@pytest.mark.parametrize(
    ("points", "votes"),
    [
        ({"2024-S1": 4, "2024-S2": 5, "2024": 9}, {"sum": 1, "last": 0, "none": 0}),
        ({"2024-Q1": 1, "2024-Q2": 2, "2024-Q3": 3, "2024-Q4": 4, "2024": 4}, {"sum": 0, "last": 1, "none": 0}),
        ({"2024-S1": 0, "2024-S2": 5, "2024": 5}, {}),  # both
        ({"2024-S1": 4, "2024": 9}, {}),  # a part is missing
        ({"2024-S1": 4, "2024-S2": 5}, {}),  # no year
        ({"2024-01/P3M": 4, "2024-01/P6M": 5, "2024": 9}, {}),  # cumulative
    ],
)
def test_how_years_add_up(points, votes):
    assert adding({("a", when): number for when, number in points.items()}) == votes


PLAN = "单位,指标,时期,数值,计量单位\n东区,来信,2025,100,件\n西区,信件,2025,1.5,千件\n东区,来信,2025,7,件\n东区,网办率,2025,80,件\n东区,没有,2025,5,\n东区,得分,2025,—,分\n"


def test_a_plan_gives_targets():
    rows = targets_from(read(PLAN.encode(), "a.csv", catalogue()), catalogue()).decode()
    assert rows == "\ufeffoffice,indicator,period,target\r\neast,letters,2025,100\r\nwest,letters,2025,1500\r\n"


def test_targets_of_a_plan_are_in_the_folder(tmp_path, monkeypatch):
    from etl.drafting import folder

    sheet = read(PLAN.encode(), "a.csv", None)
    monkeypatch.setattr(folder, "is_plan", lambda sheet: True)
    whole = folder.merged(drafted([sheet], catalogue()), catalogue(), [sheet])
    assert whole.problems == [] and [r["target"] for r in whole.tables["targets.csv"]][:2] == ["100", "1500"]


def egdi(countries: int, years=range(2010, 2026, 2)) -> str:
    """An index of governments by country and survey, with its rank."""
    chance = random.Random(15)
    rows = [
        f"{year},Country {n:03},{n + 1},{chance.random():.4f},{chance.random():.4f}" for year in years for n in range(countries)
    ]
    return "period,office,E-Government Rank,E-Government Index,Online Service Index\n" + "\n".join(rows) + "\n"


def test_a_draft_is_built_loaded_and_seen(tmp_path):
    file, to = tmp_path / "EGDI survey.csv", tmp_path / "own"
    file.write_text(egdi(30), "utf-8")
    answer = etl("draft", file, "--to", to, data=tmp_path)
    assert answer.status == 0 and "起草指标3个、单位30个" in answer.out and "python -m etl load" in answer.out
    assert "待核对" in answer.out and "neutral" in (to / "README.md").read_text("utf-8")
    assert etl("build", data=to).status == 0
    assert etl("load", file, "--yes", data=to).status == 0
    rows = etl("series", "E-Government Index", "--office", "Country 007", data=to).rows
    assert len(rows) == 8 and rows[0]["period"] == "2010" and float(rows[0]["value"]) < 1
    assert [r["value"] for r in etl("series", "e_government_rank", "--office", "country_007", data=to).rows] == ["8"] * 8


def test_a_draft_never_overwrites_and_answers_a_program(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text(egdi(3), "utf-8")
    assert etl("draft", file, "--to", tmp_path, data=tmp_path).status == 2
    report = json.loads(etl("draft", file, "--json", data=tmp_path).out)
    assert [r["id"] for r in report["indicators.csv"]] == ["e_government_rank", "e_government_index", "online_service_index"]
    assert len(report["offices.csv"]) == 3 and report["open"]["region"] and report["files"] == []


def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("nothing\n", "utf-8")
    answer = etl("draft", file, "--to", tmp_path / "own", data=tmp_path)
    assert answer.status == 1 and "没有起草" in answer.out and not (tmp_path / "own").exists()


def test_a_draft_on_the_present_catalogue_holds_both(tmp_path):
    data = shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("releases"))
    file, to = tmp_path / "new.csv", tmp_path / "own"
    file.write_text("单位,指标,时期,数值\n北碚区,会议通知,2025,5\n天坑新区,会议通知,2025,6\n北碚区,直播场次,2025,12场\n", "utf-8")
    answer = etl("draft", file, "--to", to, data=data)
    assert answer.status == 0 and "起草指标1个、单位1个" in answer.out
    rows = list(csv.DictReader((to / "catalogue" / "indicators.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0]["id"] == "manuscripts_drafted" and rows[-1]["name_zh"] == "直播场次" and rows[-1]["over_time"] == "sum"
    assert etl("build", data=to).status == 0 and etl("load", file, "--yes", data=to).status == 0


def test_with_nothing_new_there_is_nothing_to_draft(tmp_path):
    file = tmp_path / "new.csv"
    file.write_text("单位,指标,时期,数值\n北碚区,会议通知,2025,5\n", "utf-8")
    assert "没有需要起草的" in etl("draft", file, store=tmp_path / "none").out


def test_the_office_of_a_file_without_one_may_be_new(tmp_path):
    file = tmp_path / "new.csv"
    file.write_text("指标,2023年,2024年\n直播场次,5,6\n办件量,7,8\n", "utf-8")
    report = json.loads(etl("draft", file, "--office", "某新区", "--json", data=tmp_path).out)
    assert [r["name_zh"] for r in report["offices.csv"]] == ["某新区"] and len(report["indicators.csv"]) == 2


ROW = {"id": "zhi_bo", "name_zh": "直播", "name_en": "", "kind": "", "unit_zh": "件", "theme": "work"}
COMPLETED = [
    ("indicators.csv", ROW, {"name_en": "直播", "unit_en": "items", "kind": "count", "direction": "neutral", "decimals": "0", "definition_zh": "待补充：“直播”的口径。"}),
    ("indicators.csv", {**ROW, "name_en": "Live", "unit_en": "shows", "kind": "rank"}, {"name_en": "Live", "unit_en": "shows", "kind": "rank"}),
    ("offices.csv", {"id": "a", "name_zh": "甲"}, {"name_en": "甲", "short_zh": "甲", "short_en": "甲", "region_zh": "未分区", "region_en": "Other"}),
    ("offices.csv", {"id": "a", "name_zh": "甲", "region_zh": "东部"}, {"region_zh": "东部", "region_en": "东部"}),
]  # fmt: skip


@pytest.mark.parametrize(("file", "record", "cells"), COMPLETED)
def test_a_corrected_row_is_completed(file, record, cells):
    made = completed(file, record, catalogue())
    assert {name: made[name] for name in cells} == cells
    assert extended(catalogue(), {file: [made]}).problems == []


def test_corrected_rows_come_back_from_a_workbook():
    book = Workbook()
    book.active.append(["id", "name_zh", "kind", "theme", "decimals", "unit_zh"])
    book.active.append(["zhi_bo", " 政务直播 ", "count", "work", 1, "次"])
    offices = book.create_sheet("offices")
    for cells in (["id", "name_zh", "region_zh"], ["a", "甲", ""], [None, None, None]):
        offices.append(cells)
    out = io.BytesIO()
    book.save(out)
    records = from_spreadsheet(out.getvalue(), catalogue())
    assert [(r["name_zh"], r["decimals"], r["unit_en"]) for r in records["indicators.csv"]] == [("政务直播", "1", "times")]
    assert [r["region_zh"] for r in records["offices.csv"]] == ["未分区"]
    assert extended(catalogue(), records).problems == []


@pytest.mark.parametrize(
    ("data", "code"), [(b"a,b\n1,2\n", "no_catalogue_rows"), (b"%PDF-1.4", "not_a_table"), (b"", "empty_file")]
)
def test_another_table_is_no_table_of_the_catalogue(data, code):
    with pytest.raises(Unreadable) as refused:
        from_spreadsheet(data, catalogue())
    assert refused.value.code == code


def test_a_log_of_before_offices_could_come_with_figures_is_understood():
    entries = [{"added": ["letters"]}, {}, {"added": {"offices.csv": ["east"], "indicators.csv": ["visits"]}}]
    assert added(entries) == {"themes.csv": set(), "indicators.csv": {"letters", "visits"}, "offices.csv": {"east"}}


def test_a_figure_without_a_unit_is_shown_without_one(tmp_path):
    file, to = tmp_path / "a.csv", tmp_path / "own"
    file.write_text(egdi(2), "utf-8")
    assert etl("draft", file, "--to", to, data=tmp_path).status == 0
    assert etl("load", file, "--yes", data=to).status == 0
    snapshot = Publisher(Settings(to, to / "releases")).snapshot()
    rows = snapshot.records("page/series", indicator="e_government_index", office="country_000")
    assert {numbers.figure(row, lang) for row in rows for lang in ("zh", "en")} == {
        f"{row['value']:.4f}".rstrip("0") for row in rows
    }
