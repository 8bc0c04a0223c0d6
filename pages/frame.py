"""The frame of every page: the release, language, office, navigation. dashboard.py starts it."""

from pathlib import Path

from db.settings import settings
from pages.components.downloads import wait_for_the_run
from pages.panels import pinned
from pages.reading import choose, show
from pages.shell import address, notices, opening
from pages.shell.run import Run
from pages.shell.screen import st
from pages.shell.session import session
from views.pages import PAGES as VIEWS
from wording.escaping import markup
from wording.language import LANGUAGES, translator

HERE = Path(__file__).resolve().parent
PAPER = HERE / "shell" / "print.css"


# The icon is our own file: a Material symbol or an emoji would be fetched from outside.
icon = str(Path(__file__).with_name("icon.png"))
st.set_page_config(page_title="政务指标 · Governance indicators", page_icon=icon, layout="wide")
browser = "zh" if (st.context.locale or "zh").lower().startswith("zh") else "en"
no_language = address.settle("lang", list(LANGUAGES), browser)
lang = session().lang
t = translator(lang)
newest, behind = opening.newest()
no_release = address.settle("release", [str(n) for n in range(1, newest.release + 1)], None)
BROWSE, PRESENT, MANAGE = t("数据浏览"), t("汇报"), t("数据管理")
PAGES = [  # section, folder and name, title, icon, what it is for
    (BROWSE, "browse/overview", t("总览"), ":material/dashboard:", t("所选单位最新一年的全部指标，按主题排列")),
    (BROWSE, "browse/theme", t("主题"), ":material/grid_view:", t("一个主题的每项指标一张小图，需关注的在前")),
    (BROWSE, "browse/indicator", t("指标趋势"), ":material/show_chart:", t("一项指标的历年变化、同比、其他单位和口径")),
    (BROWSE, "browse/growth", t("同比增长"), ":material/trending_up:", t("所有指标与上年相比的增减，以及不能比较的原因")),
    (BROWSE, "browse/compare", t("对比"), ":material/compare_arrows:", t("几个单位比一项指标，或一个单位的几项指标比快慢")),
    (BROWSE, "browse/definitions", t("指标口径"), ":material/menu_book:", t("每项指标数的是什么、数据从哪里来")),
    (PRESENT, "present/panels", t("图板"), ":material/slideshow:", t("选好的图表，做成图片、幻灯片和文字材料")),
    (PRESENT, "present/meeting", t("会议"), ":material/present_to_all:", t("逐张放映选好的图板，数据不会中途变化")),
    (MANAGE, "manage/upload", t("上传数据"), ":material/upload_file:", t("上传新一年的文件，核对后发布")),
    (MANAGE, "manage/report", t("读报告"), ":material/article:", t("从年度报告的文字中读出数字，核对后发布")),
    (MANAGE, "manage/history", t("版本记录"), ":material/history:", t("每次发布的内容、原因和文件，比较与撤销")),
]
pages, sections = {}, {}
for section, script, title, icon, about in PAGES:
    name = script.rpartition("/")[2]
    pages[name] = st.Page(HERE / f"{script}.py", title=title, icon=icon, url_path=name, help=about)
    sections.setdefault(section, []).append(pages[name])


def start() -> None:
    """The bare address: go on to the overview, so that every page has an address of its own."""
    st.switch_page(pages["overview"], query_params=st.query_params.to_dict())


sections[BROWSE].append(st.Page(start, title=t("总览"), default=True, visibility="hidden"))
pages["wall"] = st.Page(HERE / "browse/wall.py", title=t("大屏轮播"), url_path="wall", visibility="hidden")
sections[BROWSE].append(pages["wall"])  # its doors are on the pages that it shows
page = st.navigation(sections)
views = [pages[name] for name in VIEWS]
if page not in views:  # those have it in their own style sheet
    st.html(PAPER)  # how a page prints; nothing of it touches the screen
door = session().take_door()
if door and door[0] in pages:
    st.switch_page(pages[door[0]], query_params=door[1])
if page is not pages["meeting"]:
    pinned.after_the_meeting()
release = int(session().choices["release"] or 0) if page not in sections[MANAGE] else 0  # what is managed is the newest
now = opening.older(release) or newest if release else newest
left_out = address.settle_panels(now.release, newest.release)
offices = now.records("page/office")
if not offices or not now.records("page/indicator", office=""):
    st.info(markup(t("目录中没有单位或指标。请在 data/catalogue 中添加后运行：`python -m etl build`")))
    st.stop()
no_office = address.settle("office", [o["id"] for o in offices], offices[0]["id"])
no_favourites = address.settle_many("favourites", [i["id"] for i in now.records("page/indicator", office="")], [])
here = session().choices["office"]
with st.sidebar:
    if page not in views:  # those have the choice in their head
        here = choose.office(offices, lang)
    address.pick(st.segmented_control, "lang", "", "语言 / Language", list(LANGUAGES), format_func=LANGUAGES.get, required=True)
    search_place = st.container()
    if page not in views:  # their downloads are links (views/foot.py)
        wait_for_the_run()

office = next(o for o in offices if o["id"] == here)
marked, chosen = session().choices["favourites"], session().panels
run = Run(now, lang, settings().colours, pages, offices, office, marked, chosen, release or None, opening.older)
session().run = run
with search_place:
    show.search(run)
    show.favourites(run)
for name, unknown_id in [("office", no_office), ("lang", no_language), *(("favourites", i) for i in no_favourites)]:
    if unknown_id:
        notices.unknown(run, name, unknown_id)
if behind:
    opening.away(run, behind)
if no_release:
    st.warning(t("没有数据版本{value}，下面显示的是最新的数据。").format(value=no_release[:20]), icon=":material/link_off:")
for sentence in left_out:
    st.warning(t(sentence), icon=":material/link_off:")
if now.release < newest.release:
    pinned.notice(run, newest.release, opening.changes(now, newest))
opening.run(page)
if page not in views:  # those have their own (views/foot.py)
    pinned.foot(run)
