"""What a program reads is what the pages show; every answer is as the description says; faults have a sentence."""

from urllib.parse import quote

import jsonschema
import pytest
from app import serving
from openapi_spec_validator import validate
from program import Program
from tools import etl

from api.limit import Buckets
from api.resources import FORMERLY

EVERY = [
    "indicators",
    "offices",
    "series?indicator=documents_handled",
    "series?limit=5000",
    "releases",
    "series?offset=99999",
    "series?sample=true",
    "offices?sample=true",
    "health",
]


@pytest.fixture(scope="session")
def description(program) -> dict:
    return program.ask("openapi.json").json


def schema(description: dict, path: str, status: int) -> dict:
    """What the description says of the JSON of an answer; its components lie where its references point."""
    answer = description["paths"][f"/{path.partition('?')[0]}"]["get"]["responses"][str(status)]
    return {**answer["content"]["application/json"]["schema"], "components": description["components"]}


def test_the_description_is_valid_and_names_its_own_address(description):
    validate(description)
    assert description["servers"] == [{"url": "/indicators/api"}]


@pytest.mark.parametrize("path", EVERY)
def test_every_answer_is_as_described(program, description, path):
    answer = program.ask(path)
    assert answer.status == 200
    jsonschema.validate(answer.json, schema(description, path, 200))


def test_the_figures_are_those_of_the_chart(program, office_store):
    lines = etl("series", "documents_handled", "--lang", "en", store=office_store).rows
    assert program.ask("series?indicator=documents_handled&format=csv&lang=en").rows == lines
    rows = program.ask("series?indicator=documents_handled&office=jiangbei").json["rows"]
    assert [(r["period"], r["value"], r["qualifier"], r["status"], r["unit_zh"], r["release"]) for r in rows] == [
        ("2024", 8517, "=", "A", "件", 1)
    ]
    assert "法治政府建设情况报告" in rows[0]["source"]


FICTIONAL = [  # what is asked for, whether fictional offices are among the rows, and real ones
    ("series?limit=5000", False, True),
    ("series?limit=5000&sample=false", False, True),
    ("series?limit=5000&sample=true", True, True),
    ("series?office=sample_shifan", True, False),
    ("series?office=jiangbei&sample=true", False, True),
    ("offices", False, True),
    ("offices?sample=true", True, True),
]


@pytest.mark.parametrize(("path", "fictional", "real"), FICTIONAL)
def test_fictional_offices_are_there_only_when_they_are_asked_for(program, path, fictional, real):
    answer = program.ask(path).json
    assert {row["sample"] for row in answer["rows"]} == {*[True] * fictional, *[False] * real}
    assert answer["total"] == len(answer["rows"])
    assert {row["sample"] for row in program.ask(f"{path}{'&' if '?' in path else '?'}format=csv").rows} == {
        *["true"] * fictional,
        *["false"] * real,
    }


COMMANDS = [  # arguments, whether fictional offices are among the rows, and real ones
    ((), False, True),
    (("--sample",), True, True),
    (("--office", "sample_shifan"), True, False),
]


@pytest.mark.parametrize(("arguments", "fictional", "real"), COMMANDS)
def test_so_does_the_command(office_store, arguments, fictional, real):
    outcome = etl("series", "documents_handled", *arguments, store=office_store)
    assert {row["sample"] for row in outcome.rows} == {*["true"] * fictional, *["false"] * real}
    assert ("--sample" in outcome.err) is (not arguments)


def test_the_pages_together_are_the_whole_once(program):
    whole = program.ask("series?limit=5000&sample=true").json
    rows, path = [], "series?limit=500&sample=true"
    while path:
        answer = program.ask(path)
        rows += answer.json["rows"]
        path = answer.json["next"]
        assert answer.headers.get("link", "") == (f'<{path}>; rel="next"' if path else "")
    assert rows == whole["rows"] and len(rows) == whole["total"] > 500
    assert len({(r["office"], r["indicator"], r["period"]) for r in rows}) == len(rows)


@pytest.mark.parametrize("path", ["indicators", "offices", "releases", "series?format=csv"])
def test_nothing_is_sent_again_until_the_next_release(program, path):
    first = program.ask(path)
    again = program.ask(path, **{"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert program.ask(path, **{"If-None-Match": '"000000-of-another"'}).body == first.body


@pytest.mark.parametrize("name", ["indicators", "offices", "releases"])
def test_json_and_csv_say_the_same(program, name):
    rows = program.ask(f"{name}?format=csv").rows
    as_json = [{k: v for k, v in row.items() if k not in FORMERLY} for row in program.ask(name).json["rows"]]
    assert [{k: v for k, v in row.items() if isinstance(v, str) and v} for row in as_json] == [
        {k: row[k] for k, v in fields.items() if isinstance(v, str) and v} for row, fields in zip(rows, as_json, strict=True)
    ]


@pytest.mark.parametrize("name", ["indicators", "series?indicator=documents_handled"])
def test_fields_with_a_former_name_are_answered_under_both(program, name):
    row = program.ask(name).json["rows"][0]
    assert {former: row[former] for former in FORMERLY} == {former: row[now] for former, now in FORMERLY.items()}


def test_an_older_release_can_be_read_for_as_long_as_anybody_likes(publisher, tmp_path):
    (tmp_path / "a.csv").write_text("office,indicator,period,value\nsample_shifan,documents_handled,2024,1\n", "utf-8")
    with serving(publisher.settings.store) as url:
        program = Program(f"{url}/api")
        path = "series?indicator=documents_handled&office=sample_shifan"
        old = program.ask(path)
        assert etl("load", tmp_path / "a.csv", "--yes", "--reason", "=1+1", store=publisher.settings.store).status == 0
        new = program.ask(path)
        assert {r["period"]: r["value"] for r in new.json["rows"]}["2024"] == 1 and new.json["release"] == 2
        assert new.headers["etag"] != old.headers["etag"] and new.headers["x-release"] == "2"
        assert program.ask(path, **{"If-None-Match": old.headers["etag"]}).status == 200
        assert program.ask(f"{path}&release=1").body == old.body
        assert [(r["release"], r["reason"]) for r in program.ask("releases").json["rows"]] == [(1, None), (2, "=1+1")]
        assert program.ask("releases?format=csv").rows[-1]["reason"] == "'=1+1"  # a text that Excel would run
        assert program.ask("health").json["release"] == 2


@pytest.mark.parametrize(
    ("path", "status", "code", "word"),
    [
        ("series?indicator=nope", 404, "unknown_indicator", "nope"),
        ("series?office=nope", 404, "unknown_office", "nope"),
        ("series?release=99", 404, "no_release", "99"),
        ("series?limt=5", 400, "unknown_parameter", "limit"),
        ("offices?limit=5", 400, "unknown_parameter", "format"),
        ("series?limit=0", 400, "not_a_number", "5000"),
        ("series?limit=5001", 400, "not_a_number", "5000"),
        ("series?limit=٣", 400, "not_a_number", "5000"),
        ("series?offset=-1", 400, "not_a_number", "offset"),
        ("series?format=xml", 400, "not_one_of", "csv"),
        ("series?sample=yes", 400, "not_one_of", "true, false"),
        ("series?limit=1&limit=2", 400, "twice", "limit"),
        ("nothing", 404, "no_address", "series"),
        ("", 404, "no_address", "series"),
        ("/indicators/api", 404, "no_address", "series"),
    ],
)
def test_a_fault_has_a_sentence_in_both_languages(program, description, path, status, code, word):
    answer = program.ask(quote(path, safe="/?=&-"))
    error = answer.json["error"]
    assert (answer.status, error["code"]) == (status, code)
    assert word in error["message_zh"] and word in error["message_en"] and error["message_zh"] != error["message_en"]
    jsonschema.validate(answer.json, description["components"]["schemas"]["error"])


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_it_is_for_reading_only(program, method):
    answer = program.ask("series", method)
    assert (answer.status, answer.headers["allow"], answer.json["error"]["code"]) == (405, "GET, HEAD", "only_reading")


def test_a_bucket_fills_again_and_each_client_has_its_own():
    now = [0.0]
    buckets = Buckets(rate=2, burst=3, clock=lambda: now[0])
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0.5]
    assert buckets.take("b") == 0
    now[0] = 0.5
    assert [buckets.take("a") for _ in range(2)] == [0, 0.5]
    now[0] = 60
    assert [buckets.take("a") > 0 for _ in range(4)] == [False, False, False, True]


def test_before_the_first_release_and_when_asked_too_often_it_says_so(tmp_path):
    with serving(tmp_path / "releases") as url:
        program = Program(f"{url}/api")
        assert program.ask("health").json == {"status": "empty", "store": {"kind": "folder", "reachable": True}}
        assert (program.ask("series").status, program.ask("series").json["error"]["code"]) == (503, "nothing_yet")
        answers = [program.ask("openapi.json") for _ in range(200)]
        refused = [a for a in answers if a.status == 429]
        assert refused and len(answers) - len(refused) >= 90
        assert int(refused[0].headers["retry-after"]) >= 1 and "再试" in refused[0].json["error"]["message_zh"]
        assert program.ask("health").status == 200  # whoever watches over it is not held back
