"""A set of panels survives an address and a file, and what is no set is refused."""

import base64
import time
import zlib

import pytest

from pages.shell import panel_set
from pages.shell.panel_set import Item, NotASet, PanelSet

CHOSEN = PanelSet(
    (Item("trend.beibei.disclosure_requests.A", "收件数“稳中有升”", "含信函"), Item("peers.beibei.disclosure_requests.newest")),
    "2024年汇报",
    3,
)


def again(chosen: PanelSet) -> PanelSet:
    return panel_set.of_address(**{name: chosen.ids.get(name, "") for name in ("panels", "words", "made")})


def test_an_address_holds_the_whole_set():
    assert again(CHOSEN) == CHOSEN
    assert CHOSEN.ids["panels"] == "trend.beibei.disclosure_requests.A,peers.beibei.disclosure_requests.newest"


def test_a_set_without_words_is_ids_only():
    plain = PanelSet((Item("trend.beibei.disclosure_requests.A"),), made=1)
    assert plain.ids == {"panels": "trend.beibei.disclosure_requests.A", "made": "1"} and again(plain) == plain
    assert PanelSet().ids == {}


def test_ten_panels_with_words_fit_into_an_address():
    ten = PanelSet(
        tuple(
            Item(f"trend.sample_shifan.manuscripts_drafted_{n}.A", "某年某项指标比上年增长若干，为有记录以来最高" + str(n))
            for n in range(10)
        ),
        "名称",
        9,
    )
    assert again(ten) == ten and sum(map(len, ten.ids.values())) < 2000  # browsers and proxies take 8 KB


def test_a_file_holds_the_whole_set():
    assert panel_set.of_file(CHOSEN.file) == CHOSEN


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[1]",
        b"\xff\xfe",
        b'{"items": 3}',
        b'{"items": [3]}',
        b'{"items": [{"panel": 5}]}',
        b'{"items": [], "made": "x"}',
        b'{"items": [], "made": 1e999}',
        b'{"items":' + b"[" * 100_000,
    ],
)
def test_a_file_that_is_no_set_is_refused(data):
    with pytest.raises(NotASet):
        panel_set.of_file(data)


DEEP = base64.urlsafe_b64encode(zlib.compress(b"[" * 90_000)).decode()


@pytest.mark.parametrize("words", ["x", "eJw", "====", "eNqLVkpUslIwBAAHGAGf", DEEP], ids=range(5))
def test_damaged_words_are_refused(words):
    with pytest.raises(NotASet):
        panel_set.of_address("trend.beibei.disclosure_requests.A", words, "1")


def test_order_words_and_going():
    moved = CHOSEN.moved(1, -1)
    assert [i.panel[:5] for i in moved.items] == ["peers", "trend"] and moved.items[1].title == CHOSEN.items[0].title
    assert CHOSEN.moved(0, -1) == CHOSEN
    three = PanelSet(tuple(Item(name) for name in "abc"))
    assert ["".join(i.panel for i in three.moved(n, by).items) for n, by in ((0, -1), (2, -3), (1, -1), (1, 1), (2, 1))] == [
        "abc",  # the first goes no further up, and not to the end
        "cab",
        "bac",
        "acb",
        "abc",
    ]
    assert ["".join(i.panel for i in three.without(n).items) for n in range(3)] == ["bc", "ac", "ab"]
    assert [i.title for i in three.worded(1, title="题").items] == ["", "题", ""] and len(three.worded(0, note="注").items) == 3
    assert CHOSEN.worded(1, note="注").items[1] == Item("peers.beibei.disclosure_requests.newest", "", "注")
    assert CHOSEN.without(0).without(0) == PanelSet((), "2024年汇报", 0)


def test_a_panel_that_is_named_twice_is_there_once_under_its_first_words():
    twice = PanelSet((Item("a.b", "一"), Item("c.d", "二"), Item("a.b", "三")), made=1)
    assert again(twice).items == panel_set.of_file(twice.file).items == (Item("a.b", "一"), Item("c.d", "二"))


def test_a_panel_is_chosen_once_and_a_set_has_an_end():
    assert CHOSEN.with_panel(CHOSEN.items[0].panel, 4) == CHOSEN
    full = PanelSet()
    for n in range(panel_set.MOST + 5):
        full = full.with_panel(f"trend.o.i{n}.A", 2)
    assert len(full.items) == panel_set.MOST and full.made == 2


@pytest.mark.parametrize(
    "ids", [",".join(f"a.{n}" for n in range(12_000)), ",".join(["a.b"] * 12_000), "," * 60_000, "9" * 60_000]
)
def test_a_very_long_address_costs_no_time(ids):
    begun = time.perf_counter()
    chosen = panel_set.of_address(ids, "", "9" * 5_000)
    assert len(chosen.items) <= panel_set.MOST and chosen.made == 0
    assert time.perf_counter() - begun < 0.1


def test_a_very_long_file_costs_no_time():
    whole = PanelSet(tuple(Item(f"a.{n}", "题") for n in range(12_000)), made=1).file
    begun = time.perf_counter()
    assert len(panel_set.of_file(whole).items) == panel_set.MOST
    assert time.perf_counter() - begun < 0.3


def test_words_keep_the_release_that_they_were_written_from():
    worded = CHOSEN.worded(0, title="题", title_at=3).worded(1, note="注", note_at=12)
    assert again(worded) == worded == panel_set.of_file(worded.file)


def test_a_link_and_a_file_of_before_are_read():
    packed = panel_set._packed(["名称", {"0": ["题", "注"]}])
    assert panel_set.of_address("a.b", packed, "1").items == (Item("a.b", "题", "注"),)
    assert panel_set.of_file('{"items": [{"panel": "a.b", "title": "题"}], "made": 1}'.encode()).items == (Item("a.b", "题"),)


@pytest.mark.parametrize("at", [["x", 0], [-1, 0], [10**30, 0], [1.5, 0], [None, 0], [[], 0]])
def test_releases_that_are_none_are_refused(at):
    with pytest.raises(NotASet):
        panel_set.of_address("a.b", panel_set._packed(["名称", {"0": ["题", "注", *at]}]), "1")
