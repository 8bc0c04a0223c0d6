"""What a visitor may choose on a page; every choice is settled with the address first."""

from collections import Counter

from pages.reading import show
from pages.shell import address, notices
from pages.shell.run import Run
from pages.shell.screen import st
from pages.shell.session import session
from wording import numbers, timeline
from wording.language import named, translator

MANY = 300  # offices in one list: more are not looked through, and the browser needs half a second to open it


def office(offices: list, lang: str) -> str:
    """Let the user choose an office; of very many first its region, which follows where the office was chosen elsewhere."""
    t = translator(lang)
    regions = {o["region_zh"] or "": named(o, "region", lang) or t("未注明地区") for o in offices}
    if len(offices) > MANY and len(regions) > 1:
        offices = _of_region(offices, regions, lang, t("地区"))
    names = {o["id"]: o["short_en" if lang == "en" else "name_zh"] for o in offices}
    return address.pick(st.selectbox, "office", lang, t("单位"), list(names), format_func=names.get)


def _of_region(offices: list, regions: dict, lang: str, label: str) -> list:
    """The offices of the region that is chosen; a chosen office of another region makes way for the first of them."""
    kept = session()
    chosen = kept.choices["office"]
    here = next(o for o in offices if o["id"] == chosen)
    if kept.region_of != chosen or kept.choices["region"] not in regions:
        kept.choices["region"] = here["region_zh"] or ""
    region = address.pick(st.selectbox, "region", lang, label, list(regions), format_func=regions.get)
    near = [o for o in offices if (o["region_zh"] or "") == region]
    if here not in near:
        kept.choices["office"] = near[0]["id"]
    kept.region_of = kept.choices["office"]
    return near


def years(run: Run, label: str) -> str:
    """Let the user choose a year with figures; settled with the address first."""
    found = [r["year"] for r in run.rows("page/year", office=run.office["id"])]
    asked = address.settle("year", found, found[0] if found else None)
    if not found:
        st.info(run.t("该单位还没有数据。请到“上传数据”上传。"), icon=":material/info:")
        notices.elsewhere(run)
        st.stop()
    if asked:
        notices.unknown(run, "year", asked)
    if len(found) > 1:
        address.pick(
            st.segmented_control,
            "year",
            run.lang,
            label,
            found,
            required=True,
            format_func=lambda y: numbers.period_name(y, run.lang),
        )
    return session().choices["year"]


def indicator(run: Run, indicators: list, best: str = "longest") -> str:
    """Let the user choose an indicator; settled with the address first. Those without a figure of the office are left out.

    best: what makes the one that is shown at first, "longest" or "offices" (db/sql/page/indicator.sql), among those with figures.
    """
    names = {i["id"]: run.name(i) for i in indicators}
    longest = max(indicators, key=lambda i: (i["periods"] > 0, i[best]))["id"]
    if asked := address.settle("indicator", list(names), longest):
        notices.unknown(run, "indicator", asked)
    with_data = [i["id"] for i in indicators if i["periods"] or i["id"] == session().choices["indicator"]]
    return address.pick(st.selectbox, "indicator", run.lang, run.t("指标"), with_data, format_func=names.get)


def frequency(run: Run, rows: list) -> str:
    """Years before all else; the user may choose where an indicator also has half-years, quarters or months."""
    found = list(dict.fromkeys(r["frequency"] for r in rows if r["value"] is not None))
    newest = timeline.frequency(max((r["period"] for r in rows if r["value"] is not None), key=timeline.end))
    asked = address.settle("frequency", found, "A" if "A" in found else newest)
    if asked and asked not in timeline.FREQUENCIES:
        notices.unknown(run, "frequency", asked)
    if len(found) > 1:
        labels = {f: run.t(timeline.FREQUENCIES[f]) for f in found}
        address.pick(st.segmented_control, "frequency", run.lang, run.t("频度"), found, format_func=labels.get, required=True)
    return session().choices["frequency"]


def many(run: Run, name: str, label: str, names: dict, most: int, first: str = "") -> list:
    """Let the user choose several; at first `first` and the ones before the others, `most` in all."""
    default = ([first] if first in names else []) + [n for n in names if n != first]
    for asked in address.settle_many(name, list(names), default[:most]):
        notices.unknown(run, name, asked, skipped=True)
    return address.pick(st.multiselect, name, run.lang, label, list(names), format_func=names.get, placeholder=run.t("请选择"))


def comparable_offices(run: Run, indicator: str) -> tuple:
    """(office → its rows, at the frequency at which most is known; the names of the offices that have figures of other frequencies only). Real and
    fictional offices are never mixed."""
    rows = [
        r
        for r in run.rows("page/series", indicator=indicator, office=None)
        if r["sample"] == run.office["sample"] and r["value"] is not None
    ]
    if not rows:
        show.no_figures(run, next(i for i in run.rows("page/indicator", office=run.office["id"]) if i["id"] == indicator))
    counts = Counter(r["frequency"] for r in rows)
    [(frequency, _)] = counts.most_common(1)
    found = {}
    for row in rows:
        if row["frequency"] == frequency:
            found.setdefault(row["office"], []).append(row)
    own = found.get(run.office["id"], [])
    newest = own[-1]["period"] if own else ""
    others = list(dict.fromkeys(run.name(r, "office") for r in rows if r["office"] not in found))
    return dict(sorted(found.items(), key=lambda item: (newest not in {r["period"] for r in item[1]}, -len(item[1])))), others


def yearly(run: Run, indicators: list) -> dict:
    """Indicator → its yearly rows at this office."""
    rows = {i: run.rows("page/series", indicator=i, office=run.office["id"]) for i in indicators}
    return {i: [r for r in of_i if r["frequency"] == "A"] for i, of_i in rows.items() if any(r["frequency"] == "A" for r in of_i)}
