"""Still charts in a real browser: no text lies on another, leaves its chart, or is struck by a line, on a phone and on a desktop."""

import pytest

from charts import first_screen, svg, trend

LOOK = """() => {
  const found = [];
  for (const chart of document.querySelectorAll(".chart")) {
    const frame = chart.getBoundingClientRect();
    const texts = [...chart.querySelectorAll("text")].map((text) => [text, text.getBoundingClientRect()]).filter(([, box]) => box.width);
    const core = (box) => [box.left + 1, box.top + box.height * .22, box.right - 1, box.bottom - box.height * .22];  // without the room of the line
    const lines = [...chart.querySelectorAll("g.line line")].map((line) => {
      const plot = line.ownerSVGElement.getBoundingClientRect(), share = (name) => parseFloat(line.getAttribute(name)) / 100;
      return [plot.left + share("x1") * plot.width, plot.top + share("y1") * plot.height, plot.left + share("x2") * plot.width, plot.top + share("y2") * plot.height];
    });
    texts.forEach(([text, box], n) => {
      const [left, top, right, foot] = core(box), said = [text.textContent, chart.ariaLabel.slice(0, 60)];
      if (box.left < frame.left - 1 || box.right > frame.right + 1) found.push(["outside", ...said]);
      for (const [other, its] of texts.slice(n + 1)) {
        const [l, t, r, f] = core(its);
        if (left < r && l < right && top < f && t < foot) found.push(["upon " + other.textContent, ...said]);
      }
      if (text.closest(".labels")) for (const [x1, y1, x2, y2] of lines) {
        const from = Math.max(x1, left + 1), to = Math.min(x2, right - 1), at = (x) => y1 + (y2 - y1) * (x - x1) / (x2 - x1);
        if (from < to && Math.max(at(from), at(to)) > top + 1 && Math.min(at(from), at(to)) < foot - 1) found.push(["struck", ...said]);
      }
    });
  }
  return found;
}"""


def charts(snapshot, lang: str):
    """Trend and changes of every second indicator of the sample office, and its amounts."""
    for indicator in snapshot.records("page/indicator", office="sample_shifan")[::2]:
        rows = snapshot.records("page/series", indicator=indicator["id"], office="sample_shifan")
        for frequency in {r["frequency"] for r in rows}:
            part = [r for r in rows if r["frequency"] == frequency]
            yield svg.drawn(trend.trend(part, lang), trend.alt(part, lang))
            if any(r["mean"] is not None for r in part):
                yield svg.drawn(trend.trend(part, lang, is_limited=True), trend.alt(part, lang, True))
            if any(r["change"] is not None for r in part):
                yield svg.drawn(trend.changes(part, lang, "good-bad"), trend.changes_alt(part, lang))
    cards = [
        r
        for r in snapshot.records("page/card", office="sample_shifan", year="2024")
        if r["kind"] == "count" and r["value"] is not None
    ]
    yield svg.drawn(first_screen.amounts(cards, lang), first_screen.amounts_alt(cards, lang))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_text_of_a_chart_lies_on_another(chromium, office, lang):
    made = "".join(charts(office.snapshot(), lang))
    page = chromium.new_page()
    for width in (343, 700, 1100):
        page.set_viewport_size({"width": width, "height": 800})
        page.set_content(f"<style>body {{ margin: 0 }} {svg.STYLE}</style>{made}")
        assert page.locator(".chart").count() > 60
        assert page.evaluate(LOOK) == []
    page.close()
