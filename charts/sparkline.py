"""The small line beside a figure, as SVG that fits any width: places across in per cent, down in pixels."""

from collections.abc import Sequence

from charts.types import Values
from wording.escaping import Html, html, html_joined

HEIGHT, PAD = 34, 4  # px
LAST = 12  # figures that are drawn


def line(values: Sequence[float | None], breaks: Sequence[bool] = (), is_rank: bool = False) -> Html:
    """A line of the last twelve figures (oldest first), open where one is missing or the definition changed, the newest marked; "" for
    fewer than two. A rank's first place is on top."""
    values, breaks = list(values)[-LAST:], list(breaks or [False] * len(values))[-LAST:]
    figures = [v for v in values if v is not None]
    if len(figures) < 2:
        return Html()
    low, span = min(figures), (max(figures) - min(figures)) or 1
    points = [(2 + 96 * n / (len(values) - 1), _height((v - low) / span, is_rank)) for n, v in enumerate(values) if v is not None]
    places = [n for n, v in enumerate(values) if v is not None]
    pairs = zip(zip(places, points, strict=True), zip(places[1:], points[1:], strict=True), strict=False)
    strokes = [_stroke(p, q) for (m, p), (n, q) in pairs if n == m + 1 and not breaks[n]]
    alone = [p for n, p in zip(places, points, strict=True) if not _is_joined(n, values, breaks) and n != len(values) - 1]
    newest = [_dot(points[-1], 3.5)] if values[-1] is not None else []
    return html(
        f'<svg class="spark" width="100%" height="{HEIGHT}" aria-hidden="true" focusable="false">{{marks}}</svg>',
        marks=html_joined([*strokes, *(_dot(p, 2.5) for p in alone), *newest]),
    )


def _height(share: float, is_rank: bool) -> float:
    return PAD + (share if is_rank else 1 - share) * (HEIGHT - 2 * PAD)


def _is_joined(n: int, values: Values, breaks: Sequence[int]) -> bool:
    before = n > 0 and values[n - 1] is not None and not breaks[n]
    after = n + 1 < len(values) and values[n + 1] is not None and not breaks[n + 1]
    return before or after


def _stroke(start: tuple[float, float], end: tuple[float, float]) -> Html:
    (x1, y1), (x2, y2) = start, end
    return html('<line x1="{a}%" y1="{b}" x2="{c}%" y2="{d}"/>', a=_n(x1), b=_n(y1), c=_n(x2), d=_n(y2))


def _n(number: float) -> str:
    return f"{number:.1f}"


def _dot(point: tuple[float, float], radius: float) -> Html:
    return html('<circle cx="{x}%" cy="{y}" r="{r}"/>', x=_n(point[0]), y=_n(point[1]), r=radius)
