"""The pages in Panel."""

import sys

import content
import panel as pn

pn.extension("plotly")
OFFICES = {name: office for office, name in content.OFFICES.items()}
INDICATORS = {name: indicator for indicator, name in content.INDICATORS.items()}


def cards(office, year):
    parts = [f"<p>{content.heading(office, year)}</p>"] + [f"<h2>{name}</h2>{grid}" for name, grid in content.cards(office, year)]
    return "".join(parts)


def overview():
    office = pn.widgets.Select(options=OFFICES, value=next(iter(OFFICES.values())))
    year = pn.widgets.RadioButtonGroup(options=content.YEARS, value=content.YEARS[0])
    return pn.Column("# 总览", office, year, pn.pane.HTML(pn.bind(cards, office, year), sizing_mode="stretch_width"))


def indicator():
    office = pn.widgets.Select(options=OFFICES, value=next(iter(OFFICES.values())))
    chosen = pn.widgets.Select(options=INDICATORS, value=next(iter(INDICATORS.values())))
    panes = {
        name: pn.pane.Plotly(figure, sizing_mode="stretch_width", config={"displayModeBar": False})
        for name, figure in content.figures(office.value, chosen.value).items()
    }
    table = pn.pane.HTML(content.table_of(office.value, chosen.value))

    def redraw(*_):
        for name, figure in content.figures(office.value, chosen.value).items():
            panes[name].object = figure
        table.object = content.table_of(office.value, chosen.value)

    for widget in (office, chosen):
        widget.param.watch(redraw, "value")
    return pn.Column("# 指标", office, chosen, *panes.values(), table)


pn.serve({"overview": overview, "indicator": indicator}, port=int(sys.argv[1]), address="127.0.0.1", show=False)
