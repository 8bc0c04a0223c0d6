"""Why a figure needs a look, and the two sentences above a page that lists all that does: given rows, expected words."""

import pytest
from given import Cases

from wording import attention, headline
from wording.milestones import weightiest


def pair(indicator: str, before, after) -> str:
    return f"east {indicator} 2023 {before}\neast {indicator} 2024 {after}"


def cards(cases: Cases, rows: str, targets: str = "") -> list:
    shown = cases.records(rows, "page/card", targets, office="east", year="2024")
    return [c for c in shown if c["period"] is not None]


REASONS = [  # rows, targets, name and reason of each that needs a look
    (pair("visits", 1204, 985), "", ["接待：下降18.2%（1,204→985次）"]),
    (pair("visits", 90000, 80000), "", ["接待：下降11.1%（9万→8万次）"]),
    (pair("visits", 985, 1204), "", []),
    (pair("letters", 985, 12), "", []),  # neither high nor low is good
    (pair("faults", 20, 30), "", ["事故：增长50%（20→30起）"]),
    (pair("faults", 0, 2), "", ["事故：由0增至2起"]),
    (pair("visits", 12, 0), "", ["接待：由12次降至0"]),
    (pair("visits", 9, 8), "", ["接待：减少1次（9→8次）"]),
    (pair("score", 700, 690), "", ["得分：下降1.4%（700→690分）"]),
    (pair("online", 98.5, 95.4), "", ["网办率：降低3.1个百分点（98.5%→95.4%）"]),
    (pair("place", 2, 4), "", ["排名：降2位（第2名→第4名）"]),
    (pair("visits", "600 <=", "300 >="), "", ["接待：下降两成以上（近600→300余次）"]),
    (pair("visits", "600 >=", "640 <="), "", []),  # may have risen, and fallen
    (pair("visits", "600 >=", "300 <="), "", ["接待：下降五成以上（600余→近300次）"]),
    (pair("visits", "600 >=", "589"), "", ["接待：下降1.8%以上（600余→589次）"]),
    ("east online 2024 91.9", "online,2024,95", ["网办率：未达到目标95%，差3.1个百分点"]),
    (pair("online", 92, 91.9), "online,2024,95", ["网办率：降低0.1个百分点（92%→91.9%）；未达到目标95%，差3.1个百分点"]),
    ("east faults 2024 2", "faults,2024,0", ["事故：未达到目标0起，超出2起"]),
    ("east place 2024 4", "place,2024,2", ["排名：未达到目标第2名，差2位"]),
    ("east visits 2024 600 <=", "visits,2024,650", ["接待：未达到目标650次，差50次以上"]),
    ("east visits 2024 600 ~", "visits,2024,650", []),  # perhaps reached
    ("east visits 2024 700", "visits,2024,650", []),
    ("east visits 2023 5\neast visits 2024 - . O", "", []),
    (f"{pair('visits', 100, 90)}\n{pair('sent', 100, 50)}\n{pair('faults', 0, 1)}\n{pair('place', 1, 9)}", "",
     ["事故：由0增至1起", "上报：下降50%（100→50条）", "接待：下降10%（100→90次）", "排名：降8位（第1名→第9名）"]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "targets", "expected"), REASONS, ids=[case[0].replace("\n", "; ") for case in REASONS])
def test_why_a_figure_needs_a_look(cases, rows, targets, expected):
    ordered = attention.gravest_first(cards(cases, rows, targets and f"east,{targets}"))
    assert [f"{r['name_zh']}：{attention.reason(r, 'zh')}" for r in ordered] == expected
    assert all(attention.reason(r, "en") for r in ordered)


FOUR = "\n".join(pair(i, 100, 110) for i in ("sent", "taken", "score", "visits"))
ALONE = "\n".join(f"east {i} 2024 {v}" for i, v in (("visits", 5), ("sent", 6), ("place", 2), ("online", 100), ("score", 9)))
SHORT = [
    ("many, all better", FOUR, "2024年东区5项指标均可与上年比较：4项向好、1项持平或不分好坏。向好最明显的是接待增长10%。"),
    ("all better, one without a year before", "\n".join(FOUR.splitlines()[:2] + FOUR.splitlines()[4:]) + "\neast online 2024 90",
     "2024年东区4项指标中，3项可与上年比较，均向好。"),
    ("one worse", FOUR + "\n" + pair("faults", 0, 1),
     "2024年东区6项指标均可与上年比较：4项向好、1项需关注、1项持平或不分好坏。向好最明显的是接待增长10%，最需关注的是事故由0增至1起。"),
    ("the worse is told though it is small", FOUR + "\n" + pair("place", 1, 2), "最需关注的是排名降1位。"),
    ("some cannot be compared", FOUR + "\neast online 2024 90", "2024年东区6项指标中，5项可与上年比较：4项向好、1项持平或不分好坏。"),
    ("nothing moved", "\n".join(pair(i, 5, 5) for i in ("sent", "visits", "score", "faults")),
     "2024年东区4项指标均可与上年比较，均为持平或不分好坏。"),
    ("one year", ALONE, "2024年，东区排名为第2名；网办率为100%。5项指标都没有上年数据可比。"),
    ("one year, but for one", ALONE + "\n" + pair("faults", 3, 2),
     "2024年，东区排名为第2名；网办率为100%。6项指标中，5项没有上年数据可比。"),
    ("one year without places and full rates", "\n".join(f"east {i} 2024 7" for i in ("sent", "visits", "score", "faults")),
     "2024年东区4项指标都没有上年数据可比。"),
    ("three years at the top", ALONE.replace("east place 2024 2", "\n".join(f"east place {y} 1" for y in (2022, 2023, 2024))),
     "2024年，东区排名连续3年居首位；网办率为100%。"),
    ("of few figures each", pair("visits", 100, 110) + "\neast sent 2024 8,517".replace(",", ""), "2024年，东区接待110次，比上年增长10%；上报8,517条。"),
    ("of few figures none compared", "east visits 2024 5", "2024年，东区接待5次，没有上年数据可比。"),
    ("a month", "east visits 2024-03 5\neast sent 2024-03 6", "2024年3月，东区接待5次；上报6条，没有上年数据可比。"),
    ("not reported", "east visits 2024 - . O", "2024年东区没有数据。"),
]  # fmt: skip


@pytest.fixture(scope="module")
def cases(tmp_path_factory) -> Cases:
    folder = tmp_path_factory.mktemp("attention")
    return Cases(folder, [*((rows, targets and f"east,{targets}") for rows, targets, _ in REASONS), *(case[1] for case in SHORT)])


@pytest.mark.parametrize(("name", "rows", "expected"), SHORT, ids=[case[0] for case in SHORT])
def test_two_sentences_above_a_page_that_lists_the_rest(cases, name, rows, expected):
    milestones = weightiest(cases.records(rows, "page/indicator/yearly", office="east", year="2024"))
    shown = cards(cases, rows)
    text = headline.short(shown, milestones, "东区", "2024", "zh")
    assert expected in text and text.count("。") <= 2
    assert "{" not in headline.short(shown, milestones, "East", "2024", "en")


def test_the_headline_of_every_office_is_read_in_ten_seconds(office):
    snapshot = office.snapshot()
    for one in snapshot.records("page/office"):
        for year in [y["year"] for y in snapshot.records("page/year", office=one["id"])]:
            rows = [c for c in snapshot.records("page/card", office=one["id"], year=year) if c["period"] is not None]
            milestones = weightiest(snapshot.records("page/indicator/yearly", office=one["id"], year=year))
            text = headline.short(rows, milestones, one["short_zh"], year, "zh")
            assert text.count("。") <= 2 and len(text) <= 115 and "{" not in text, text
