"""Two replicas behind the documented nginx: uploads and downloads find their replica, and nobody's work is lost."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from analyst import analyst
from places import POSTGRES
from tools import until


def file(year: int) -> bytes:
    return f"单位,指标,时期,数值\n东区,接待,{year},5\n".encode()


def ask(site, path: str, **more) -> requests.Response:
    """A request without cookies."""
    return requests.get(site.url + path, verify=site.certificate, auth=("zhang", "one"), timeout=30, **more)


def newest(replica) -> dict:
    """What a replica itself says of its health."""
    return requests.get(f"http://127.0.0.1:{replica.port}/indicators/api/health", timeout=30).json()


def publish(site, year: int) -> tuple[int, str]:
    """Upload a figure and publish it; the release, and the replica that it went through."""
    with analyst(site, "upload") as one:
        one.send(f"{year}.csv", file(year))
        [label] = [label for label in one.buttons if label.startswith("发布为版本")]
        assert "已" + label[:3] in one.press(label).replace("已发布版本", "已发布为版本")
        return int(label.removeprefix("发布为版本")), one.replica


def test_upload_and_download_work_twenty_times_of_twenty(site):
    def works(n: int) -> str | None:
        with analyst(site, "upload") as one:
            read = "共读到**1**条数据" in one.send(f"{n}.csv", file(1980 + n))
            return one.replica if read and one.fetch("CSV").startswith(b"\xef\xbb\xbf") else None

    with ThreadPoolExecutor(4) as pool:
        contents = list(pool.map(works, range(20)))
    assert all(contents) and len(set(contents)) == 2


def test_a_visitor_stays_with_one_replica_and_visitors_are_spread(site):
    routes = [ask(site, "") for _ in range(20)]
    assert len({r.headers["X-Replica"] for r in routes}) == 2
    for first in routes[:4]:
        again = {ask(site, "api/health", cookies=first.cookies).headers["X-Replica"] for _ in range(4)}
        assert again == {first.headers["X-Replica"]}
    assert all(word in routes[0].headers["Set-Cookie"] for word in ("HttpOnly", "Secure", "SameSite=Lax", "Path=/indicators/"))


def test_what_is_published_at_one_replica_is_seen_at_the_other_and_logged(site):
    release, _ = publish(site, 2010)
    for replica in site.replicas:
        until(lambda replica=replica: newest(replica)["release"] == release)
    [line] = [line for replica in site.replicas for line in map(json.loads, replica.lines) if line.get("release") == release]
    assert (line["event"], line["by"], line["mode"], line["summary"]["new"]) == ("published", "zhang", "header", 1)
    assert [f["name"] for f in line["files"]] == ["2010.csv"] and "接待" not in json.dumps(line, ensure_ascii=False)


def test_a_killed_replica_loses_nobodys_published_work(site):
    release, where = publish(site, 2011)
    victim = next(r for r in site.replicas if where.endswith(str(r.port)))
    victim.kill()
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: ask(site, "api/releases").json(), range(8)))
    other = next(r for r in site.replicas if r is not victim)
    until(lambda: newest(other)["release"] == release)
    assert all(answer["release"] >= release - 1 for answer in answers)
    after, _ = publish(site, 2012)
    assert after == release + 1
    victim.start()
    victim.wait()
    until(lambda: newest(victim)["release"] == after)
    rows = ask(site, "api/series?office=east&indicator=visits").json()["rows"]
    assert {"2011", "2012"} <= {row["period"] for row in rows}


@pytest.mark.skipif(not POSTGRES, reason="the folder is always there; no PostgreSQL on this machine: apt-get install postgresql")
def test_while_the_store_is_away_pages_go_on_say_so_and_an_upload_can_be_published_later(site):
    with analyst(site, "upload") as one:
        one.send("2013.csv", file(2013))
        [label] = [label for label in one.buttons if label.startswith("发布为版本")]
        site.store.stop()
        assert "没有发布任何内容" in one.press(label)
        until(lambda: all(newest(replica)["status"] == "stale" for replica in site.replicas))
        with analyst(site, "overview") as reader:
            assert "起连不上版本库" in reader.text and f"版本{int(label[5:]) - 1}" in reader.text
        assert newest(site.replicas[0])["store"].keys() == {"kind", "reachable", "last_reached"}
        site.store.start()
        until(lambda: all(newest(replica)["status"] == "ok" for replica in site.replicas))
        assert "已发布版本" in one.press(label)
    logged = "\n".join(line for replica in site.replicas for line in replica.lines)
    assert "store_away" in logged and "store_back" in logged and "not-to-be-shown" not in logged
