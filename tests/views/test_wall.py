"""What a wall screen shows: every indicator of every theme once in a round, and what its address holds."""

import pytest
from given import given
from inside import every, words

from views.blocks import Head, Paragraph, Tile
from views.ends import Turns
from views.links import Link
from views.reader import Reader
from views.wall import MOST, wall

OFFICES = ["jiangbei", "sample_shifan", "qiaokou_approval"]


def bar(view) -> Turns:
    [turns] = every(view, Turns)
    return turns


@pytest.mark.parametrize("of", OFFICES)
def test_a_round_shows_every_figure_of_the_year_once_and_comes_back(reading, of):
    seen, choices, count = [], {}, bar(wall(reading(of))).count
    places = ("theme", "sheet")
    for n in range(count):
        view = wall(reading(of, **choices))
        tiles = every(view, Tile)
        assert 0 < len(tiles) <= MOST and bar(view).nth == n + 1
        seen += [tile.item.door.ids["indicator"] for tile in tiles]
        choices = {name: bar(view).after.ids.get(name, "") for name in places}
    rows = reading(of).rows("page/card", office=of, year=view.ids["year"])
    assert sorted(seen) == sorted(row["indicator"] for row in rows if row["value"] is not None)
    turns = bar(wall(reading(of, **choices)))
    assert turns.nth == 1
    assert bar(wall(reading(of, **{name: turns.before.ids.get(name, "") for name in places}))).nth == count


def test_a_theme_of_more_than_a_screen_holds_is_parted_evenly(tmp_path, monkeypatch):
    from given import TABLES

    more = "".join(f"i{n},指标{n},Indicator {n},work,件,items,count,up,0,,,0,,,定义,Definition\n" for n in range(14))
    monkeypatch.setitem(TABLES, "indicators.csv", TABLES["indicators.csv"] + more)
    now = given(tmp_path, "\n".join(f"east i{n} 2024 {n}" for n in range(14)))
    offices = now.records("page/office")

    def screen(**choices):
        return wall(Reader(now.records, "zh", "good-bad", offices, offices[0], 1, choices))

    assert [len(every(screen(sheet=sheet), Tile)) for sheet in ("", "2")] == [7, 7]
    assert screen(sheet="2").ids["sheet"] == "2" and bar(screen()).count == 2
    assert bar(screen(sheet="3")).nth == 1 and "不存在" not in words(screen(sheet="3"))  # it had three when the link was made


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_seconds_year_and_language_go_along_and_the_way_out_leads_to_the_theme(reading, lang):
    view = wall(reading("sample_shifan", lang, year="2022", theme="advice", seconds="40"))
    turns = bar(view)
    assert view.ids == {"year": "2022", "theme": "advice", "sheet": "", "seconds": "40"} and turns.seconds == 40
    for door in (turns.before, turns.after, *turns.speeds):
        assert {"office": "sample_shifan", "lang": lang, "year": "2022"}.items() <= door.ids.items() and door.page == "wall"
    assert (turns.leave.page, turns.leave.ids["theme"], turns.leave.ids["year"]) == ("theme", "advice", "2022")
    assert [head.mark != "" for head in every(view, Head)] == [True] and turns.release


@pytest.mark.parametrize("choices", [{"seconds": "3"}, {"sheet": "<b>"}, {"theme": "x"}, {"year": "1999"}])
def test_what_an_address_names_and_is_not_there_is_said_and_the_screen_stands(reading, choices):
    view = wall(reading("jiangbei", **choices))
    assert len([p for p in every(view, Paragraph) if p.look == "warning" and "不存在" in p.text]) == 1 and every(view, Tile)


@pytest.mark.parametrize("page", ["overview", "theme"])
def test_a_door_leads_to_the_wall(reading, page):
    from views.pages import PAGES

    view = PAGES[page].view(reading("jiangbei", year="2023"))
    [door] = [link for head in every(view, Head) for link in every_of(head, Link) if link.page == "wall"]
    assert door.ids["year"] == "2023"


def every_of(block, kind: type) -> list:
    from inside import within

    return [one for one in within(block) if isinstance(one, kind)]
