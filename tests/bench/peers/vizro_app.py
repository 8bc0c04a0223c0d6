"""The pages in Vizro."""

import sys

import components
import content
import pandas as pd
import plotly.graph_objects as go
import vizro.models as vm
from dash import html
from flask_compress import Compress
from vizro import Vizro
from vizro.models.types import capture
from waitress import serve

FIRST, INDICATOR = next(iter(content.OFFICES)), next(iter(content.INDICATORS))


@capture("figure")
def cards(data_frame, office=FIRST, year=content.YEARS[0]):
    return html.Div(components.overview(office, year))


@capture("graph")
def chart(data_frame, name="trend", office=FIRST, indicator=INDICATOR):
    return go.Figure(content.figures(office, indicator)[name])


def choice(targets: list, names: dict, first: str):
    options = [{"label": label, "value": value} for value, label in names.items()]
    return vm.Parameter(targets=targets, selector=vm.Dropdown(options=options, value=first, multi=False))


EMPTY = pd.DataFrame({"none": [0]})
overview = vm.Page(
    title="总览", path="/",
    components=[vm.Figure(id="cards", figure=cards(EMPTY))],
    controls=[choice(["cards.office"], content.OFFICES, FIRST), choice(["cards.year"], {y: y for y in content.YEARS}, content.YEARS[0])],
)  # fmt: skip
indicator = vm.Page(
    title="指标", path="/indicator",
    components=[vm.Graph(id=name, figure=chart(EMPTY, name=name)) for name in content.CHARTS],
    controls=[
        choice([f"{name}.office" for name in content.CHARTS], content.OFFICES, FIRST),
        choice([f"{name}.indicator" for name in content.CHARTS], content.INDICATORS, INDICATOR),
    ],
)  # fmt: skip
app = Vizro().build(vm.Dashboard(pages=[overview, indicator]))
app.dash.server.config["COMPRESS_LEVEL"] = 6
Compress(app.dash.server)
serve(app.dash.server, host="127.0.0.1", port=int(sys.argv[1]), threads=8)
