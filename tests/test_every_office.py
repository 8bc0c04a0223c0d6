"""No page fails for any office, in any year, in either language (Streamlit's own AppTest; the browser tests look closer)."""

import pytest
from shown import headed
from streamlit.testing.v1 import AppTest
from tools import ROOT

from db.settings import settings

WITH_FIGURES = ["jiangbei", "liangping", "xining_chengzhong", "qiaokou_approval", "sample_bailu"]
PAGES = ["overview", "theme", "wall", "indicator", "growth", "compare", "definitions"]


@pytest.fixture(autouse=True)
def installed(office_store, monkeypatch):
    monkeypatch.setenv("DASHBOARD_STORE", str(office_store))
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_runs_for_every_office(office, name, lang):
    app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=30)
    app.query_params["lang"] = lang
    app.run()
    offices = office.snapshot().records("page/office")
    for record in offices if lang == "zh" else offices[::4]:
        app.query_params["office"] = record["id"]
        app.switch_page(f"browse/{name}.py").run()
        assert not app.exception, (record["id"], app.exception)
        assert headed(app)


@pytest.mark.parametrize("of", WITH_FIGURES)
def test_the_indicator_page_runs_for_every_figure_there_is(office, of):
    app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=30).run()
    app.switch_page("browse/indicator.py").run()
    for indicator in [i["id"] for i in office.snapshot().records("page/indicator", office=of) if i["periods"]]:
        app.query_params["office"], app.query_params["indicator"] = of, indicator
        app.run()
        assert not app.exception, (indicator, app.exception)
