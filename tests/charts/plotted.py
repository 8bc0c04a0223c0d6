"""Figures of charts/ held against the plotly package, whose classes refuse every word that they do not know."""

import plotly.graph_objects as go


def plotted(figure) -> go.Figure:
    """The figure in Plotly's own classes; ValueError for a word or a value that Plotly does not have."""
    return go.Figure(figure.to_dict())


def names_of(figure, places) -> list:
    """The texts of the horizontal axis at these places."""
    names = dict(zip(figure.layout.xaxis.tickvals, figure.layout.xaxis.ticktext, strict=True))
    return [names[place] for place in places]
