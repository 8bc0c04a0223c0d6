"""指标口径: what is counted, which figures exist, where they come from, and the rules of the numbers."""

from charts import coverage
from pages.reading import show
from pages.shell import address, notices
from pages.shell.screen import st
from pages.shell.session import here
from wording import rules
from wording.escaping import linked

run = here()
address.keep(**run.ids)
st.title(run.t("指标口径"))
st.caption(run.name(run.office))
show.sample_mark(run)


def formula(indicator: dict) -> str:
    if not indicator["numerator"]:
        return ""
    return run.t(
        "（{numerator} ÷ {denominator}）",
        numerator=run.name(indicator, "numerator"),
        denominator=run.name(indicator, "denominator"),
    )


def with_unit(indicator: dict) -> str:
    name, unit = run.name(indicator), run.name(indicator, "unit")
    return run.t("{name}（{unit}）", name=name, unit=unit) if unit else name


meanings, existing, sources, ruling = st.tabs([run.t("口径"), run.t("数据覆盖"), run.t("来源"), run.t("规则")])
with meanings:
    indicators = run.rows("page/indicator", office=run.office["id"])
    for theme in run.rows("page/theme"):
        st.header(run.name(theme))
        notices.table(
            run,
            {
                run.t("指标（计量单位）"): (
                    with_unit,
                    30,
                ),
                run.t("口径"): (lambda r: run.name(r, "definition") + formula(r), 70),
            },
            [i for i in indicators if i["theme"] == theme["id"]],
        )
with existing:
    st.markdown(run.t("● 年度　◐ 半年、季度、月度或累计　× 说明未上报　空白 没有数据"))
    st.html(coverage.grid(run.rows("page/definitions/coverage", office=run.office["id"]), run.lang))
with sources:
    notices.table(
        run,
        {
            run.t("来源"): (lambda r: linked(r["source"] or ""), 60),
            run.t("文件"): (lambda r: r["file"], 0),
            run.t("数据版本"): (lambda r: r["release"] or run.t("随产品提供"), 0),
            run.t("条数"): (lambda r: r["figures"], 0),
        },
        run.rows("page/definitions/source", office=run.office["id"]),
    )
with ruling:
    st.markdown(rules.text(run.lang))
