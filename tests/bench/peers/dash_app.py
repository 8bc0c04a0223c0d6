"""The pages in Dash, done well: remembered results, figures patched, nothing redrawn that stays."""

import sys

import components
import content
from dash import Dash, Input, Output, Patch, dcc, html
from waitress import serve

app = Dash(__name__, compress=True, suppress_callback_exceptions=True, title="Dash")
FIRST, INDICATOR = next(iter(content.OFFICES)), next(iter(content.INDICATORS))


def options(names: dict) -> list:
    return [{"label": label, "value": value} for value, label in names.items()]


def overview():
    return [
        dcc.Dropdown(options(content.OFFICES), FIRST, id="office", clearable=False),
        dcc.RadioItems(content.YEARS, content.YEARS[0], id="year", inline=True),
        html.H1("总览"),
        html.Div(id="cards"),
    ]


def indicator():
    charts = content.figures(FIRST, INDICATOR)
    return [
        dcc.Dropdown(options(content.OFFICES), FIRST, id="office", clearable=False),
        dcc.Dropdown(options(content.INDICATORS), INDICATOR, id="indicator", clearable=False),
        html.H1(content.INDICATORS[INDICATOR]),
        *(dcc.Graph(id=name, figure=figure, config={"displayModeBar": False}) for name, figure in charts.items()),
        html.Div(id="table"),
    ]


app.layout = html.Div([dcc.Location(id="address"), html.Div(id="page")])


@app.callback(Output("page", "children"), Input("address", "pathname"))
def page(path):
    return indicator() if path == "/indicator" else overview()


@app.callback(Output("cards", "children"), Input("office", "value"), Input("year", "value"))
def cards(office, year):
    return components.overview(office, year)


@app.callback(
    [*(Output(name, "figure") for name in content.CHARTS), Output("table", "children")],
    Input("office", "value"), Input("indicator", "value"), prevent_initial_call=False,
)  # fmt: skip
def charts(office, indicator):
    patched = []
    for figure in content.figures(office, indicator).values():
        patch = Patch()
        patch["data"], patch["layout"] = figure["data"], figure["layout"]
        patched.append(patch)
    return [*patched, components.table(office, indicator)]


if __name__ == "__main__":
    serve(app.server, host="127.0.0.1", port=int(sys.argv[1]), threads=8)
