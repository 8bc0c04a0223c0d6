"""The choice of the office in the sidebar, for pages that have none in their head."""

from collections.abc import Mapping, Sequence

from pages.shell import address
from pages.shell.screen import st
from pages.shell.session import session
from wording.language import named, translator
from wording.types import Row

MANY = 300  # offices in one list: more are not looked through, and the browser needs half a second to open it


def office(offices: Sequence[Row], lang: str) -> str:
    """Let the user choose an office; of very many first its region, which follows where the office was chosen elsewhere."""
    t = translator(lang)
    regions = {o["region_zh"] or "": named(o, "region", lang) or t("未注明地区") for o in offices}
    if len(offices) > MANY and len(regions) > 1:
        offices = _of_region(offices, regions, lang, t("地区"))
    names = {o["id"]: o["short_en" if lang == "en" else "name_zh"] for o in offices}
    return address.pick(st.selectbox, "office", lang, t("单位"), list(names), format_func=names.get)


def _of_region(offices: Sequence[Row], regions: Mapping[str, str], lang: str, label: str) -> list[Row]:
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
