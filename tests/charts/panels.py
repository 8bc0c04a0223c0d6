"""Panels of the product's own data, made as the pages make them, for the tests of pictures, slides and briefs."""

from dataclasses import replace

from charts.panel import over_time, several, side_by_side


def rows(snapshot, indicator: str, office: str, frequency: str = "A") -> list:
    return [r for r in snapshot.records("page/series", indicator=indicator, office=office) if r["frequency"] == frequency]


def trend(snapshot, indicator: str, office: str, frequency: str = "A", lang: str = "zh"):
    events = snapshot.records("page/event", office=office, indicator=indicator)
    ahead = [
        a
        for a in snapshot.records("page/next_target", office=office, indicator=indicator)
        if len(a["period"]) == 4 and frequency == "A"
    ]
    return over_time.one(rows(snapshot, indicator, office, frequency), lang, events, ahead)


def cards(snapshot, office: str, year: str = "2024") -> list:
    return [r for r in snapshot.records("page/card", office=office, year=year) if r["value"] is not None]


def every_kind(snapshot, lang: str = "zh") -> dict:
    """One panel of each kind and of each awkward case."""
    indicators = {i["id"]: i for i in snapshot.records("page/indicator", office="sample_shifan")}
    districts = ("sample_shifan", "sample_yunshan", "sample_qinghe", "sample_bailu")
    followed = ("documents_handled", "info_reported", "info_adopted", "mailbox_received")
    of_2024 = cards(snapshot, "sample_shifan")
    indicator = {**indicators["disclosure_requests"], "period": "2024"}
    made = {
        "gap": trend(snapshot, "disclosure_requests", "beibei", lang=lang),
        "two points": trend(snapshot, "info_score", "jiangbei", lang=lang),
        "one point": trend(snapshot, "documents_handled", "jiangbei", lang=lang),
        "break": trend(snapshot, "full_online_ratio", "sample_shifan", lang=lang),
        "rank": trend(snapshot, "info_rank", "sample_shifan", lang=lang),
        "rough": trend(snapshot, "hotline_leads", "sample_shifan", lang=lang),
        "not reported": trend(snapshot, "mailbox_received", "sample_shifan", lang=lang),
        "targets": trend(snapshot, "info_score", "sample_shifan", lang=lang),
        "months": trend(snapshot, "documents_handled", "sample_shifan", "M", lang),
        "limits": over_time.one(rows(snapshot, "disclosure_requests", "sample_shifan", "M"), lang, is_limited=True),
        "changes": over_time.changes(rows(snapshot, "documents_handled", "sample_shifan"), lang, "good-bad"),
        "offices": several.offices({o: rows(snapshot, "full_online_ratio", o) for o in districts}, "sample_shifan", lang),
        "index": several.indexed({i: rows(snapshot, i, "sample_shifan") for i in followed}, "2019", lang),
        "peers": side_by_side.peers(
            snapshot.records("page/peers", indicator=indicator["id"], period="2024", office="beibei"), indicator, "beibei", lang
        ),
        "growth": side_by_side.changed(of_2024, "percent", "", "2024", lang, "good-bad"),
        "points": side_by_side.changed(of_2024, "points", "", "2024", lang, "good-bad"),
        "table": side_by_side.table([r for r in of_2024 if r["theme"] == "advice"], "参谋助手", "2024", lang),
        "long table": side_by_side.table(of_2024, "", "2024", lang),
    }
    return {kind: replace(panel, foot="数据版本1 · 10.1.2.3:8501/panels?panels=x&release=1") for kind, panel in made.items()}
