"""The frame of every page: the release, language, office, navigation. dashboard.py starts it."""

from pathlib import Path

import streamlit as st

import db
from db.settings import settings
from etl.publish import Publisher, Refused
from etl.tell import STEPS
from lang import LANGUAGES, translator
from pages.parts import address, show
from pages.parts.run import Run, begin

BROWSE = Path(__file__).resolve().parent / "browse"


def first_release() -> None:
    """Publish release 1, or make the newest release's database, before anything is shown."""
    t = translator(st.session_state["lang"])
    with st.status(t("正在准备数据……")) as status:
        try:
            publisher = Publisher(settings(), lambda step: status.update(label=t(STEPS[step])))
            publisher.snapshot() if publisher.store.head() else publisher.build()
        except Refused as refused:
            status.update(label=t("数据有错误，尚不能显示"), state="error", expanded=True)
            for p in refused.problems:
                st.error(f"{p.file} {p.row} {p.column} {p.message(st.session_state['lang'])}")
            st.stop()
    st.rerun()


def snapshot():
    try:
        return db.snapshot()
    except db.NoRelease:
        first_release()


# The icon is our own file: a Material symbol or an emoji would be fetched from outside.
icon = str(Path(__file__).with_name("icon.png"))
st.set_page_config(page_title="政务指标 · Governance indicators", page_icon=icon, layout="wide")
browser = "zh" if (st.context.locale or "zh").lower().startswith("zh") else "en"
no_language = address.settle("lang", list(LANGUAGES), browser)
lang = st.session_state["lang"]
t = translator(lang)
now = snapshot()
offices = now.records("office")
no_office = address.settle("office", [o["id"] for o in offices], offices[0]["id"])

PAGES = [
    ("overview", t("总览"), ":material/dashboard:", t("所选单位最新一年的全部指标，按主题排列")),
    ("indicator", t("指标趋势"), ":material/show_chart:", t("一项指标的历年变化、同比、其他单位和口径")),
    ("growth", t("同比增长"), ":material/trending_up:", t("所有指标与上年相比的增减，以及不能比较的原因")),
    ("compare", t("对比"), ":material/compare_arrows:", t("几个单位比一项指标，或一个单位的几项指标比快慢")),
    ("definitions", t("指标口径"), ":material/menu_book:", t("每项指标数的是什么、数据从哪里来")),
]
pages = {
    name: st.Page(BROWSE / f"{name}.py", title=title, icon=icon, url_path=name, help=about) for name, title, icon, about in PAGES
}


def start() -> None:
    """The bare address: go on to the overview, so that every page has an address of its own."""
    st.switch_page(pages["overview"], query_params=st.query_params.to_dict())


page = st.navigation({t("看数据"): [*pages.values(), st.Page(start, title=t("总览"), default=True, visibility="hidden")]})
with st.sidebar:
    names = {o["id"]: o["name_en" if lang == "en" else "name_zh"] for o in offices}
    st.selectbox(t("单位"), list(names), format_func=names.get, key="office")
    st.segmented_control("语言 / Language", list(LANGUAGES), format_func=LANGUAGES.get, key="lang", required=True)
    st.caption(t("数据版本{n}").format(n=now.release))

run = Run(now, lang, settings().colours, pages, offices, next(o for o in offices if o["id"] == st.session_state["office"]))
begin(run)
for name, asked in (("office", no_office), ("lang", no_language)):
    if asked:
        show.unknown(run, name, asked)
page.run()
