"""指标趋势: everything about one indicator of one office."""

from charts import trend
from pages.components.plot import draw
from pages.panels.adding import add
from pages.reading import choose, figures, show
from pages.shell import address
from pages.shell.screen import st
from pages.shell.session import here
from wording import comparison, numbers, sentences, targets, timeline

run = here()
indicators = run.rows("page/indicator", office=run.office["id"])
chosen = choose.indicator(run, indicators)
indicator = next(i for i in indicators if i["id"] == chosen)

heading, mark = st.columns([5, 1], vertical_alignment="bottom")
heading.title(run.name(indicator))
with mark:
    show.favourite(run, chosen)
st.caption(f"{run.name(run.office)} · {run.name(indicator, 'definition')}")
show.sample_mark(run)
rows = run.rows("page/series", indicator=chosen, office=run.office["id"])
if not any(r["value"] is not None for r in rows):
    address.keep(**run.ids, indicator=chosen)
    show.no_figures(run, indicator)

frequency = choose.frequency(run, rows)
address.keep(**run.ids, indicator=chosen, frequency=frequency)
rows = [r for r in rows if r["frequency"] == frequency]
latest = [r for r in rows if r["value"] is not None][-1]

st.header(sentences.sentence(latest, run.lang))
if latest["why"]:
    st.caption(comparison.why_text(latest, run.lang))
if targets.text(latest, run.lang):
    st.markdown(targets.text(latest, run.lang))
aims = run.rows("page/next_target", office=run.office["id"], indicator=chosen)
ahead = [a for a in aims if timeline.frequency(a["period"]) == frequency]
for aim in aims:
    st.markdown(numbers.about(numbers.period_name(aim["period"], run.lang), targets.text(aim, run.lang), run.lang))
events = run.rows("page/event", office=run.office["id"], indicator=chosen)
draw(trend.trend(rows, run.lang, events, ahead), trend.alt(rows, run.lang), "trend")
add(run, "trend", run.office["id"], chosen, frequency)
show.breaks(run, rows)
show.events(run, rows, events)

compared, others = st.columns(2, gap="large")
with compared:
    st.subheader(run.t("与上次相比") if comparison.is_survey(latest) else run.t("同比"))
    if any(r["change"] is not None for r in rows):
        draw(trend.changes(rows, run.lang, run.scheme), trend.changes_alt(rows, run.lang), "changes")
        if any(r["why"] for r in rows):
            st.caption(run.t("×：没有计算，原因见下表。"))
        add(run, "changes", run.office["id"], chosen, frequency)
    else:
        st.markdown(comparison.why_text(latest, run.lang))
    show.steps(run, chosen, frequency)
with others:
    show.peers(run, indicator, latest)

figures.figures(run, rows, events)
first, last = rows[0]["period"], rows[-1]["period"]
figures.downloads(run, f"{run.name(run.office, 'short')}_{run.name(indicator)}_{first}–{last}", rows[::-1])
