"""Given rows, a database: a small catalogue in which every kind of indicator occurs once."""

import re
import shutil
from pathlib import Path

import pandas as pd

import db
from db.build import RowFile, build
from db.kept import identity
from etl.catalogue import catalogue as catalogues

INDICATOR = "id,name_zh,name_en,theme,unit_zh,unit_en,kind,direction,decimals,numerator,denominator,minimum,maximum,aliases,definition_zh,definition_en"
OFFICE = "id,name_zh,name_en,short_zh,short_en,region_zh,region_en,sample,valid_from,valid_to,successor,aliases,note_zh,note_en"
AIM = "office,indicator,period,target,qualifier,upper,strive,as_worded,note,source,since"
_built = {}  # what went into a release → its file, and what tells whether it is still the same: a copy is as good as another release
TABLES = {
    "themes.csv": "id,name_zh,name_en\nwork,工作,Work\n",
    "indicators.csv": f"""{INDICATOR}
letters,来信,Letters,work,件,letters,count,neutral,0,,,0,,信件|来信数,定义,Definition
visits,接待,Visits,work,次,visits,count,up,0,,,0,,,定义,Definition
faults,事故,Faults,work,起,faults,count,down,0,,,0,,,定义,Definition
sent,上报,Sent,work,条,items,count,up,0,,,0,,,定义,Definition
taken,采用,Taken,work,条,items,count,up,0,,,0,,,定义,Definition
rate,采用率,Rate,work,%,%,ratio,up,1,taken,sent,0,100,,定义,Definition
online,网办率,Online,work,%,%,ratio,up,2,,,0,100,,定义,Definition
score,得分,Score,work,分,points,score,up,1,,,0,,,定义,Definition
place,排名,Place,work,名,place,rank,down,0,,,1,,,定义,Definition
""",
    "offices.csv": f"""{OFFICE}
east,东区办公室,East office,东区,East,市,City,,,,,,,
west,西区办公室,West office,西区,West,市,City,,,2013-11,east,,,
north,北区办公室,North office,北区,North,市,City,,2012-03,,,,,
""",
    "targets.csv": "office,indicator,period,target\n",
    "events.csv": "date,office,text_zh,text_en,link\n",
}


def catalogue(**changed) -> catalogues.Catalogue:
    """The small catalogue; `indicators=...` replaces the text of indicators.csv, and so on."""
    texts = {name: changed.get(name.removesuffix(".csv"), text) for name, text in TABLES.items()}
    return catalogues.parse({name: text.encode() for name, text in texts.items()})


def written(folder: Path, yearly: str = "") -> Path:
    """A data folder with the small catalogue and one yearly file."""
    texts = {f"catalogue/{name}": text for name, text in TABLES.items()} | ({"yearly/first.csv": yearly} if yearly else {})
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


class Cases:
    """Rows of many cases in one snapshot, each of offices of its own ("east_7x"): no figure is worked out from those of another office.

    cases: texts of rows, or (rows, targets) where a case has targets; indicators: another text of indicators.csv.
    """

    def __init__(self, folder: Path, cases: list, indicators: str = ""):
        pairs = dict.fromkeys(case if isinstance(case, tuple) else (case, "") for case in cases)
        self.numbers = {case: n for n, case in enumerate(pairs)}
        header, *offices = TABLES["offices.csv"].strip().splitlines()
        lines = [self._of_case(line, n) for n in self.numbers.values() for line in offices]
        rows, targets = (
            [self._first(line, n) for case, n in self.numbers.items() for line in case[at].strip().splitlines()] for at in (0, 1)
        )
        self.snapshot = given(folder, "\n".join(rows), "\n".join(targets), "\n".join([header, *lines, ""]), indicators)

    def series(self, rows: str, indicator: str, office: str = "east") -> list:
        """The figures of an office of a case, as its page gets them, without the number of the case."""
        return self.records(rows, "page/series", indicator=indicator, office=office)

    def records(self, rows: str, query: str, targets: str = "", **parameters) -> list:
        """What a query yields of a case, without the number of the case; where it asks for no office, its rows of the case's offices."""
        n = self.numbers[rows, targets]
        if "office" in parameters:
            of_case = self.snapshot.records(query, **parameters | {"office": f"{parameters['office']}_{n}x"})
        else:
            of_case = [row for row in self.snapshot.records(query, **parameters) if row["office"].endswith(f"_{n}x")]
        return [{name: re.sub(r"_\d+x", "", v) if isinstance(v, str) else v for name, v in row.items()} for row in of_case]

    @staticmethod
    def _first(line: str, n: int) -> str:
        """A line whose first word is an office of a case."""
        return re.sub(r"^(\w+)", rf"\1_{n}x", line)

    @staticmethod
    def _of_case(line: str, n: int) -> str:
        named = {*range(7), 10}  # ids and names, and the successor
        return ",".join(f"{cell}_{n}x" if cell and at in named else cell for at, cell in enumerate(line.split(",")))


def given(folder: Path, rows: str, targets: str = "", offices: str = "", indicators: str = "") -> db.Snapshot:
    """A snapshot of rows written as `office indicator period value [qualifier [status]]`, one in a line; value - is none.

    targets: lines as in targets.csv, of its first four columns or of more.
    """
    folder.mkdir(exist_ok=True)
    lines = ["office,indicator,period,value,qualifier,status,as_worded,note,source,row"]
    for n, line in enumerate(rows.strip().splitlines(), start=2):
        office, indicator, period, value, *rest = line.split()
        qualifier, status = (rest + ["=" if value != "-" else "", "A"][len(rest) :])[:2] if len(rest) < 2 else rest
        lines.append(
            f"{office},{indicator},{period},{'' if value == '-' else value},{'' if qualifier == '.' else qualifier},{status},,,,{n}"
        )
    (folder / "rows.csv").write_text("\n".join(lines) + "\n", "utf-8")
    made = catalogue(
        targets="".join(f"{line}{',' * (10 - line.count(','))}\n" for line in [AIM, *targets.splitlines()]),
        offices=offices or TABLES["offices.csv"],
        indicators=indicators or TABLES["indicators.csv"],
    )
    assert made.problems == []
    frames = {name: made.frame(name) for name in TABLES}
    frames["offices.csv"] = frames["offices.csv"].assign(sample=False)
    target = folder / f"{len(list(folder.glob('*.duckdb')))}.duckdb"
    content = (*lines, targets, offices, indicators, *TABLES.values())
    same = _built.get(content)
    if same and same[1] == identity(same[0]):
        shutil.copyfile(same[0], target)
    else:
        build(target, frames, [RowFile(folder / "rows.csv", "rows.csv", 1, "", "", "")], pd.DataFrame({"release": [1]}))
        _built[content] = target, identity(target)
    return db.Snapshot(1, target)
