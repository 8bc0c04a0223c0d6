"""The statements that name a path or an identifier: what others wrote stays a text, whatever stands in it."""

import duckdb
import pytest

from db import statements

HOSTILE = ["plain", "it's", "''", "a'; drop table t; --", 'a"b', "a\\'b", "表 一", "$x {y} %s", "\n"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_stays_what_it_is_in_a_literal_and_in_an_enum(text):
    con = duckdb.connect()
    assert con.execute(f"select {statements.literal(text)}").fetchone() == (text,)
    con.execute(statements.enum("kind", [text, "other"]))
    assert con.execute("select enum_range(null::kind)").fetchone() == ([text, "other"],)


@pytest.mark.parametrize("text", ["plain", "it's", "a'; drop table t", "表 一"])
def test_a_path_stays_a_path(tmp_path, text):
    con, path = duckdb.connect(), tmp_path / f"{text}.duckdb"
    con.execute(statements.attach(path, "g", read_only=False))
    con.execute(statements.table("g.t", "select 1 as x, 'a''b' as y"))
    con.execute(statements.export("from g.t", tmp_path / f"{text}.csv"))
    assert path.exists() and (tmp_path / f"{text}.csv").read_text() == "x,y\n1,a'b\n"
    assert con.execute(statements.csv(tmp_path / f"{text}.csv", ",", ["x", "y"], False)).fetchall() == [("1", "a'b")]
    con.execute("detach g")
    con.execute(statements.attach(path, "g"))
    with pytest.raises(duckdb.Error, match="read-only"):
        con.execute(statements.append("g.t", "g.t"))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_cells_of_a_text_are_its_texts(tmp_path, separator):
    path = tmp_path / "lines.csv"
    path.write_text(separator.join(["office", "value"]) + "\n" + separator.join([" a'b ", "NULL"]) + "\n", "utf-8")
    con = duckdb.connect()
    con.execute(
        f"attach ':memory:' as lines_1; use lines_1; {statements.table('line', statements.csv(path, separator, ['office', 'value'], True))}"
    )
    cells = {"office": statements.stripped("office", " "), "value": "value", "note": statements.literal("")}
    rows = con.execute(statements.records("lines_1", cells, "it's", 3, 7))
    assert [c[0] for c in rows.description] == ["row", "ordinal", "label", "sheet", "office", "value", "note"]
    assert rows.fetchall() == [(2, 7, "it's", 3, "a'b", "NULL", "")]
    con.execute(statements.view("seen", statements.with_next("value"), temporary=True))
    assert con.execute("select next from seen").fetchall() == [("NULL",)]
    assert con.execute(statements.column("value", "line")).fetchall() == [("NULL",)]


@pytest.mark.parametrize("text", ["", "a b", "a;drop table t", "A", "1a", "a.b.c", "a.", '"a"', "a'", "表", "a\n"])
def test_what_is_no_name_of_ours_is_refused(tmp_path, text):
    for statement in (
        lambda: statements.name(text),
        lambda: statements.table(text, "from t"),
        lambda: statements.view(text, "from t"),
        lambda: statements.enum(text, []),
        lambda: statements.insert("t", "u", [text]),
        lambda: statements.append(text, "u"),
        lambda: statements.attach(tmp_path, text),
        lambda: statements.describe(text),
        lambda: statements.records(text, {}, "", 0, 0),
        lambda: statements.recorded("g", "file", {text: "''"}, "", 0, 0),
    ):
        with pytest.raises(ValueError, match="no identifier"):
            statement()
