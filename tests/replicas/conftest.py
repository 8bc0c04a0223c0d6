"""One site for all tests here; a test that ends a part of it starts it again."""

import pytest
from given import written
from proxy import NGINX
from standing import standing

YEARLY = "office,indicator,period,value\n" + "".join(
    f"{office},{indicator},{year},{n * (year - 2000)}\n"
    for n, office in enumerate(("east", "north"), start=3)
    for indicator in ("visits", "letters", "sent", "score")
    for year in range(2019, 2025)
)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Two replicas with a small catalogue, behind nginx."""
    if not NGINX:
        pytest.skip("no nginx on this machine: apt-get install nginx")
    data = written(tmp_path_factory.mktemp("site") / "data", yearly=YEARLY)
    with standing(DASHBOARD_DATA=str(data)) as standing_site:
        yield standing_site
