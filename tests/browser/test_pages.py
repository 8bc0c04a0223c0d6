"""What a visitor meets, in real Chromium on the real app."""

import csv
import io
from urllib.parse import parse_qs, urlparse

import pytest
from app import drawn, finished, serving, still, text
from bench.data import Size, make
from kinds import grid
from playwright.sync_api import expect
from tools import etl
from visitor import visiting

PAGES = ["overview", "theme", "indicator", "growth", "compare", "definitions"]
WIDTH = "document.querySelector('[data-testid=stMain]').scrollWidth"


def ids(page) -> dict:
    return {name: values[0] for name, values in parse_qs(urlparse(page.url).query).items()}


def path(page) -> str:
    return urlparse(page.url).path


def choose_office(page, name: str) -> None:
    page.get_by_role("combobox", name="单位").click()
    page.get_by_role("option", name=name).click()
    page.wait_for_function("() => !document.querySelector('.view[aria-busy]')")
    finished(page)


def test_the_first_start_publishes_release_1_and_shows_it(visit, tmp_path):
    with serving(tmp_path / "releases", forked=False) as url:
        page = visit("/", url=url)
        page.get_by_role("heading", name="重庆市江北区人民政府办公室").wait_for()
        assert "50项指标中，46项没有上年数据可比" in text(page)
        assert (tmp_path / "releases" / "log" / "000001.json").exists()


def test_a_deep_link_works_as_the_first_request_after_a_restart(visit, office_store):
    with serving(office_store) as url:
        page = visit("/indicator?office=beibei&indicator=disclosure_requests", url=url)
        assert page.inner_text("h1") == "依申请公开收到件数"
        assert page.get_by_test_id("stSidebar").get_by_text("总览").is_visible()
        assert page.get_by_role("dialog").count() == 0  # no "Page not found" on top of it


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_its_address_bears_its_mark_and_prints(visit, name):
    page = still(visit(f"/{name}?office=sample_shifan"))
    assert path(page) == f"/{name}" and ids(page)["office"] == "sample_shifan"
    assert page.get_by_role("dialog").count() == 0
    assert "示例数据（虚构）" in text(page)
    prints_on_a4_without_what_one_clicks(page)


def prints_on_a4_without_what_one_clicks(page) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 990})  # the printable width of A4 in CSS pixels
    assert not page.get_by_test_id("stSidebar").is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.evaluate(WIDTH) <= 700
    folds = page.locator(".view .fold:not(:has(.copy)) > .inside").all()
    assert all(fold.is_visible() for fold in folds)  # nobody can open them on paper
    for plot in page.locator(".plot .main-svg, .chart-plot").all():
        box = plot.bounding_box()
        assert box["width"] > 100 and box["x"] + box["width"] <= 701


@pytest.mark.parametrize(("name", "locale"), grid(PAGES, ["zh-CN", "en-US"]))
def test_a_phone_needs_no_sideways_scrolling_and_reads_its_language_and_the_mark(visit, name, locale):
    """English pages hold Chinese only in what the offices wrote: sources and wording, which stand in tables and origins."""
    office = "sample_yunshan" if locale == "zh-CN" else "sample_shifan"
    page = still(visit(f"/{name}?office={office}", locale=locale, width=375))
    assert page.evaluate(WIDTH) <= 375
    assert ("示例数据（虚构）" if locale == "zh-CN" else "Sample data (fictional)") in text(page)
    if locale == "en-US":
        words = page.evaluate("""() => { const copy = document.querySelector('[data-testid=stMain]').cloneNode(true);
            copy.querySelectorAll('table, details').forEach(t => t.remove()); return copy.textContent }""")
        assert [c for c in words if "\u4e00" <= c <= "\u9fff"] == []


def test_the_bare_address_goes_to_the_overview_and_keeps_what_it_was_given(visit):
    page = visit("/?office=beibei&lang=en")
    assert path(page) == "/overview" and ids(page) == {"office": "beibei", "lang": "en", "year": "2024"}


@pytest.mark.parametrize(
    ("locale", "heading"), [("zh-CN", "指标口径"), ("zh-TW", "指标口径"), ("en-US", "Definitions"), ("de-DE", "Definitions")]
)
def test_the_page_opens_in_the_browsers_language(address, locale, heading):
    with visiting(address, page="definitions", locale=locale) as here:
        assert here.text.startswith(heading)


def test_the_language_is_kept_in_the_address(visit):
    page = visit("/growth?office=sample_shifan")
    page.get_by_test_id("stSidebar").get_by_text("English").click()
    page.get_by_role("heading", name="Growth on a year earlier").wait_for()
    assert ids(finished(page)) == {"office": "sample_shifan", "lang": "en", "year": "2024"}


def test_the_office_is_kept_from_page_to_page(visit):
    page = visit("/overview")
    choose_office(page, "重庆市北碚区人民政府办公室")
    assert ids(page)["office"] == "beibei"
    page.get_by_test_id("stSidebar").get_by_role("link", name="同比增长").click()
    page.get_by_role("heading", name="同比增长").wait_for()
    assert ids(finished(page)) == {"office": "beibei", "lang": "zh", "year": "2024"}
    assert "北碚区" in text(page)


def test_what_is_chosen_stands_in_its_list_whoever_chose_it(visit):
    """By hand, by hand again, by the browser's Back, and in the other language."""
    page = visit("/overview?office=sample_shifan&lang=zh")
    box = page.get_by_role("combobox", name="单位")
    for office in ("重庆市北碚区人民政府办公室", "重庆市荣昌区人民政府办公室"):
        choose_office(page, office)
        page.get_by_role("heading", name=office).wait_for()
        assert box.input_value() == office[3:6]
    for office, short in (("重庆市北碚区人民政府办公室", "北碚区"), ("示范区人民政府办公室（示例）", "示范区（示例）")):
        page.go_back()
        page.get_by_role("heading", name=office).first.wait_for()
        assert box.input_value() == short
    for year in ("2021年", "2023年"):
        page.get_by_role("radio", name=year).click()
        page.get_by_text(f"{year}示范区", exact=False).first.wait_for()
    page.go_back()
    page.get_by_text("2021年示范区", exact=False).first.wait_for()
    assert page.get_by_role("radio", name="2021年").is_checked()
    choose_office(page, "重庆市荣昌区人民政府办公室")
    page.get_by_test_id("stSidebar").get_by_text("English").click()
    page.get_by_role("heading", name="Rongchang").first.wait_for()
    expect(page.get_by_role("combobox", name="Office")).to_have_value("Rongchang")


def test_a_choice_is_drawn_before_the_page_has_run_and_the_page_follows(visit):
    page = visit("/overview?office=sample_shifan&lang=zh")
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.get_by_role("radio", name="2021年").click()
    page.get_by_text("2021年示范区", exact=False).first.wait_for()
    assert ids(page)["year"] == "2021" and [url for url in requests if "/view/overview?" in url and "year=2021" in url]
    page.get_by_test_id("stSidebar").get_by_role("link", name="同比增长").click()
    page.get_by_role("heading", name="同比增长").first.wait_for()
    assert ids(finished(page))["year"] == "2021"


def test_an_office_is_found_by_the_initials_of_its_name_and_chosen_by_keyboard(visit):
    page = visit("/overview?office=sample_shifan&lang=zh")
    box = page.get_by_role("combobox", name="单位")
    box.focus()
    box.fill("cqsbbq")
    page.get_by_role("option").filter(has_text="北碚").wait_for()
    assert page.get_by_role("option").count() == 1
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="重庆市北碚区人民政府办公室").wait_for()
    assert box.evaluate("e => e === document.activeElement")
    box.fill("没有这个")
    page.keyboard.press("Escape")
    assert box.input_value() == "北碚区" and page.get_by_role("option").count() == 0


def test_a_part_of_the_bar_filters_the_page_and_back_shows_everything(visit):
    page = visit("/overview?office=sample_shifan&lang=zh&year=2021")
    page.locator(".split .bad").click()
    page.get_by_role("heading", name="需关注：").wait_for()
    assert ids(page)["verdict"] == "bad" and page.get_by_role("heading", name="值得一提").count() == 0
    page.go_back()
    page.get_by_role("heading", name="值得一提").wait_for()
    assert "verdict" not in ids(finished(page))


def test_of_very_many_offices_one_is_found_by_a_part_of_its_name(visit, tmp_path):
    """301 offices: on a page to read by typing, on the others (Streamlit's own list) after the region, which follows the office."""
    data = make(tmp_path / "data", Size("many", 301, 10, 2))
    with serving(tmp_path / "store", DASHBOARD_DATA=str(data)) as url:
        page = visit("/overview?office=office_0205&lang=zh", url=url)
        office = page.get_by_role("combobox", name="单位")
        office.click()
        page.get_by_role("option").nth(99).wait_for()
        assert page.get_by_role("option").count() == 100
        office.fill("0117")
        page.get_by_role("option", name="第0117区人民政府办公室").click()
        page.get_by_role("heading", name="第0117区").first.wait_for()
        assert ids(finished(page))["office"] == "office_0117"
        page.go_back()
        page.get_by_role("heading", name="第0205区").first.wait_for()
        page = visit("/upload?office=office_0205&lang=zh", url=url)
        region, office = page.get_by_role("combobox", name="地区"), page.get_by_role("combobox", name="单位")
        assert (region.input_value(), office.input_value()) == ("第2市", "第0205区人民政府办公室")
        region.click()
        page.get_by_role("option", name="第1市").click()
        page.wait_for_url("**office=office_0100**")
        expect(office).to_have_value("第0100区人民政府办公室")


def test_office_and_year_are_kept_through_a_change_of_language_and_page(visit):
    page = visit("/overview?office=beibei&lang=zh&year=2023")
    page.get_by_test_id("stSidebar").get_by_text("English").click()
    page.get_by_role("heading", name="Beibei District Government Office").wait_for()
    page.get_by_test_id("stSidebar").get_by_role("link", name="Growth on a year earlier").click()
    page.get_by_role("heading", name="Growth on a year earlier").wait_for()
    assert ids(finished(page)) == {"office": "beibei", "lang": "en", "year": "2023"}
    assert "2023" in page.locator(".lead").inner_text() and "Beibei" in text(page)


def test_the_sample_can_be_switched_off_after_it_was_shown(visit, store):
    with serving(store, DASHBOARD_SAMPLE="off") as url:
        page = visit("/overview?office=sample_shifan", url=url)
        assert "链接中的单位“sample_shifan”不存在" in text(page)
        assert "示范区" not in text(page)


def test_peers_are_chosen_by_hand_and_kept_in_the_address(visit):
    page = visit("/compare?office=beibei&indicator=disclosure_requests&peers=beibei,yubei")
    assert drawn(page).count() == 3  # one for each office, and the ranked one
    assert "此图不是排名" in text(page)
    assert ids(page)["peers"] == "beibei,yubei" and ids(page)["period"] == "2024"
    field = page.get_by_role("combobox", name="添加单位")  # by the keyboard, by initials
    field.fill("rcq")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="去掉 荣昌区").wait_for()
    assert ids(page)["peers"] == "beibei,yubei,rongchang" and drawn(page).count() == 4
    page.get_by_role("button", name="去掉 渝北区").click()
    page.get_by_role("button", name="去掉 渝北区").wait_for(state="detached")
    page.wait_for_url(lambda url: "yubei" not in url)
    assert ids(page)["peers"] == "beibei,rongchang" and page.get_by_role("button", name="去掉 北碚区").count() == 0
    page.locator(".doors rect[data-id=rongchang]").click()  # a bar opens the indicator of its office
    page.get_by_role("heading", name="依申请公开收到件数", level=1).wait_for()
    assert path(finished(page)) == "/indicator" and ids(page)["office"] == "rongchang"


def test_initials_find_an_indicator(visit):
    page = visit("/overview?office=sample_shifan")
    page.get_by_test_id("stSidebar").get_by_label("查找指标或单位").fill("wjbl")
    page.keyboard.press("Enter")
    page.get_by_test_id("stSidebar").get_by_role("link", name="办理各类文件").click()
    page.get_by_role("heading", name="办理各类文件", exact=True).wait_for()
    assert ids(finished(page))["indicator"] == "documents_handled"


def test_enter_opens_the_first_hit_and_an_office_is_found_too(visit):
    page = visit("/overview?office=sample_shifan&lang=zh")
    page.keyboard.press("/")
    page.keyboard.type("beibei")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="重庆市北碚区人民政府办公室").wait_for()
    assert path(page) == "/overview" and ids(finished(page))["office"] == "beibei"


def test_a_paragraph_is_copied_to_be_pasted_elsewhere(visit):
    page = visit("/overview?office=jiangbei&lang=zh")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("summary").filter(has_text="参谋助手").click()
    page.locator("#fold-text-advice summary").click()
    page.get_by_role("button", name="复制", exact=True).click()
    page.get_by_role("button", name="已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("参谋助手方面，2024年江北区")


def test_what_is_chosen_is_in_sight_on_a_phone(visit):
    page = visit("/definitions?office=jiangbei&lang=zh&part=rules", width=375)
    box = page.locator(".segments label", has_text="规则").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 375 and page.evaluate("scrollX") == 0


def test_a_card_opens_its_indicator(visit):
    page = visit("/overview?office=sample_shifan&lang=zh")
    page.evaluate("window.same = true")
    page.get_by_role("link", name="网上可办率").first.click()
    page.get_by_role("heading", name="网上可办率", exact=True).wait_for()
    page.wait_for_url("**/indicator?**")
    assert ids(finished(page))["indicator"] == "online_service_ratio"
    assert page.evaluate("window.same")  # without a reload
    page.go_back()
    page.get_by_role("heading", name="示范区人民政府办公室（示例）").wait_for()
    assert path(page) == "/overview"


@pytest.mark.parametrize(("link", "sentence"), [
    ("/overview?office=nowhere", "链接中的单位“nowhere”不存在"),
    ("/indicator?office=jiangbei&indicator=nothing", "链接中的指标“nothing”不存在"),
    ("/overview?office=jiangbei&year=1999", "链接中的年份“1999”不存在"),
    ("/overview?lang=fr", "链接中的语言“fr”不存在"),
])  # fmt: skip
def test_an_unknown_id_in_a_link_gives_a_sentence_and_a_page(visit, link, sentence):
    page = visit(link)
    assert sentence in text(page)
    assert page.get_by_test_id("stException").count() == 0 and len(text(page)) > 100


def test_an_indicator_that_the_office_does_not_report_offers_those_that_do(visit):
    page = visit("/indicator?office=beibei&indicator=hotline_leads")
    assert "北碚区没有“‘民呼我为’办理问题线索”的数据" in text(page)
    page.get_by_test_id("stMain").get_by_role("link", name="江北区").click()
    page.get_by_text("4万余件").first.wait_for()


def test_an_office_with_one_year_says_so_and_offers_a_way_on(visit):
    page = visit("/overview?office=jiangbei")
    assert "50项指标中，46项没有上年数据可比" in text(page)
    page.get_by_test_id("stMain").get_by_role("link", name="查看有六年数据的示范区（示例）").click()
    page.get_by_role("heading", name="示范区人民政府办公室（示例）").wait_for()


def test_a_new_release_appears_at_the_next_interaction(visit, store, tmp_path):
    with serving(store) as url:
        page = visit("/indicator?office=jiangbei&indicator=meeting_notices", url=url)
        assert "缺2023年数据" in text(page)
        new = tmp_path / "new.csv"
        new.write_text("office,indicator,period,value\njiangbei,meeting_notices,2023,800\n", "utf-8")
        assert etl("load", new, "--yes", store=store).status == 0
        page.get_by_test_id("stSidebar").get_by_text("English").click()
        page.get_by_text("up 8.8%").first.wait_for()
        assert "Release 2" in text(finished(page))


def test_the_download_is_what_the_chart_gets(visit, office_store):
    page = visit("/indicator?office=sample_shifan&indicator=documents_handled")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载CSV").click()
    assert download.value.suggested_filename == "示范区（示例）_办理各类文件_2019–2024.csv"
    data = download.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    shown = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    series = etl("series", "documents_handled", "--office", "sample_shifan", store=office_store).rows
    assert shown == [r for r in series if len(r["period"]) == 4][::-1]
    assert shown[0]["definition"] and shown[0]["source"] == "示例数据（虚构）" and shown[0]["file"] == "sample/yearly/2024.csv"


def test_the_excel_download_opens(visit, tmp_path):
    from openpyxl import load_workbook

    page = visit("/indicator?office=beibei&indicator=disclosure_requests")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载Excel").click()
    assert download.value.suggested_filename == "北碚区_依申请公开收到件数_2020–2024.xlsx"
    download.value.save_as(tmp_path / "download.xlsx")
    assert load_workbook(tmp_path / "download.xlsx")["数据"].cell(2, 7).value == "60件"


def test_months_are_one_click_from_years(visit):
    page = visit("/indicator?office=sample_shifan&indicator=documents_handled")
    page.get_by_role("radio", name="月度").click()
    page.get_by_text("2024年12月，示范区").wait_for()
    assert "与上一期相比" in text(finished(page)) and ids(page)["frequency"] == "M"


def test_every_chart_can_be_read_without_seeing_it(visit):
    page = visit("/indicator?office=sample_shifan&indicator=info_adopted")
    charts = drawn(page)
    assert charts.count() == 4
    for n in range(4):
        assert charts.nth(n).get_attribute("role") == "img"
        assert "2024年" in charts.nth(n).get_attribute("aria-label") or "示范区" in charts.nth(n).get_attribute("aria-label")
    charts.first.focus()  # and, by the arrow keys, everything of a period
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.locator(".view-box").inner_text() == "2023年：182条\n增长20.5%\n原文：182条\n目标 180"
    page.keyboard.press("Escape")
    for n in range(4):  # and pointed at, never under the pointer
        around = charts.nth(n).locator("[data-text]").first.bounding_box() if n < 3 else charts.first.bounding_box()
        x, y = around["x"] + around["width"] / 2, around["y"] + around["height"] / 2
        page.mouse.move(x, y)
        box = page.locator(".view-box").bounding_box()
        assert not (box["x"] <= x <= box["x"] + box["width"] and box["y"] <= y <= box["y"] + box["height"])


def test_the_keyboard_reaches_a_card_and_opens_it(visit):
    page = visit("/overview?office=sample_shifan")
    fold = page.locator("summary").filter(has_text="参谋助手")
    fold.focus()
    page.keyboard.press("Enter")
    card = page.get_by_role("link", name="办理各类文件").first
    card.focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="办理各类文件", exact=True).wait_for()


def test_a_favourite_is_kept_in_the_address_and_on_every_page(visit):
    page = visit("/indicator?office=sample_shifan&indicator=info_adopted")
    page.get_by_role("button", name="收藏").click()
    page.get_by_role("button", name="取消收藏").wait_for()
    assert ids(finished(page))["favourites"] == "info_adopted"
    page.get_by_test_id("stSidebar").get_by_role("link", name="总览").click()
    page.get_by_role("heading", name="收藏的指标").wait_for()
    assert ids(finished(page))["favourites"] == "info_adopted"
    link = page.url
    page.get_by_test_id("stSidebar").get_by_role("link", name="政务信息被采用").click()
    page.get_by_role("button", name="取消收藏").click()
    page.get_by_role("button", name="收藏", exact=True).wait_for()
    assert "favourites" not in ids(finished(page))
    other = visit(link.removeprefix(link.split("/overview")[0]))  # a colleague opens the same link
    assert other.get_by_role("heading", name="收藏的指标").is_visible()


def test_charts_are_drawn_in_the_pages_ink(visit):
    inks = set()
    for scheme in ("light", "dark"):
        page = visit("/indicator?office=sample_shifan&indicator=info_adopted", scheme=scheme)
        drawn(page)
        inks.add(page.evaluate("getComputedStyle(document.querySelector('.chart .ticks text')).fill"))
        assert page.evaluate("getComputedStyle(document.querySelector('.chart svg')).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert len(inks) == 2


def test_another_indicator_is_drawn_in_place(visit):
    """Chosen in its list, by its initials, and by the link to the one before."""
    page = visit("/indicator?office=sample_shifan&indicator=info_adopted")
    drawn(page)
    page.evaluate("document.querySelector('.view').dataset.mine = 'yes'")
    page.get_by_role("combobox", name="指标").click()
    page.get_by_role("option", name="上报政务信息").click()
    page.get_by_role("heading", name="上报政务信息", exact=True).wait_for()
    assert "684条" in drawn(page).first.get_attribute("aria-label") and ids(page)["indicator"] == "info_reported"
    page.get_by_role("combobox", name="指标").fill("zwxxbcy")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="政务信息被采用", exact=True).wait_for()
    page.get_by_test_id("stMain").get_by_role("link", name="上报政务信息").click()
    page.get_by_role("heading", name="上报政务信息", exact=True).wait_for()
    assert page.evaluate("document.querySelector('.view').dataset.mine") == "yes"
    page.go_back()
    page.get_by_role("heading", name="政务信息被采用", exact=True).wait_for()


def test_a_figure_of_a_sentence_leads_to_its_row(visit):
    page = visit("/indicator?office=sample_shifan&indicator=documents_handled&frequency=M")
    page.locator(".lead a").click()
    assert page.evaluate("document.activeElement.id") == "figure-2024-12"
    assert page.locator("#figure-2024-12").evaluate("e => e.getBoundingClientRect().top < innerHeight")


def test_a_ranking_is_sorted_in_place_and_each_bar_opens_its_indicator(visit):
    page = visit("/growth?office=sample_bailu", width=375)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight") <= 5000
    assert page.locator(".bars a").first.inner_text().startswith("政务信息被采用")
    page.get_by_role("radio", name="向好在前").click()
    page.wait_for_function("document.querySelector('.bars a').innerText.startsWith('承接市级应用')")
    assert ids(finished(page))["order"] == "best"
    page.locator(".bars a").first.click()
    page.get_by_role("heading", name="承接市级应用", level=1).wait_for()
    page.wait_for_url("**/indicator?**")
    assert ids(finished(page))["indicator"] == "municipal_apps"
    page.goto(page.url.replace("/indicator", "/theme"))
    page.locator(".charts a").first.click()
    page.get_by_role("heading", name="政务信息被采用", level=1).wait_for()


def test_the_rules_of_targets_and_milestones_can_be_read(visit):
    page = visit("/definitions?office=sample_shifan")
    page.get_by_role("radio", name="规则").click()
    page.get_by_text("目标完成情况").wait_for()
    shown = text(page)
    assert "最近三年" in shown and "首次突破整数关口" in shown and "近600不算突破600" in shown
