"""What any page may have to say: a table, an unknown word of the address, figures that are elsewhere."""

from collections.abc import Iterable
from typing import Any

from charts import table as tables
from pages.shell.run import Run
from pages.shell.screen import st


def table(run: Run, columns: tables.Columns, rows: Iterable[Any]) -> None:
    """A plain table: columns {header: (function of a row, width in per cent or 0 for narrow)}."""
    st.html(tables.grid(columns, rows))


def unknown(run: Run, name: str, value: str, skipped: bool = False) -> None:
    """A link named something that is not there, or (skipped) not to be shown here: say so and go on with what is."""
    kinds = {
        "office": run.t("单位"),
        "indicator": run.t("指标"),
        "year": run.t("年份"),
        "lang": run.t("语言"),
        "by": run.t("方式"),
        "peers": run.t("单位"),
        "several": run.t("指标"),
        "favourites": run.t("指标"),
        "frequency": run.t("频度"),
    }
    facts = {"kind": kinds[name], "value": value[:40]}
    if skipped:
        sentence = run.t("链接中的{kind}“{value}”在这里不能显示（没有可比的数据，或已改名、撤下），已略过。", **facts)
    else:
        sentence = run.t("链接中的{kind}“{value}”不存在，可能已改名或撤下。下面显示的是默认内容，请重新选择。", **facts)
    st.warning(sentence, icon=":material/link_off:")


def elsewhere(run: Run) -> None:
    """A link to an office that shows what the pages can do."""
    sample = next((o for o in run.offices if o["sample"] and o["id"] != run.office["id"]), None)
    if sample:
        st.page_link(
            run.pages["overview"],
            label=run.t("查看有六年数据的{office}", office=run.name(sample, "short")),
            icon=":material/arrow_forward:",
            query_params={"office": sample["id"], "lang": run.lang},
        )
