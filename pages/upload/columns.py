"""What each column of an uploaded file holds: shown as the reader has it, and corrected by hand."""

from charts import table
from etl.catalogue.catalogue import Catalogue
from etl.tables.headerless import letter
from etl.tables.interpretation import Column, Understood
from etl.tables.overrides import Overrides
from etl.values import period
from pages.shell.run import Run
from pages.shell.screen import st
from pages.shell.session import session
from pages.upload.meanings import OTHER, Meanings

AT_ONCE = 20  # columns that are offered at one time
WIDTH = 176  # px of a column's choice
IN_SIGHT = 60  # columns of the file that are shown at one time
LONGEST = 19  # letters of a column's header that name its choice; a Chinese one is as wide as two


def corrected(run: Run, catalogue: Catalogue, sha: str, seen: Understood, overrides: Overrides) -> dict[int, str]:
    """Position of a column → its meaning (etl/tables/overrides.py), for the columns whose meaning the analyst has changed.

    The first rows of the file are shown above, for they say what a column is.
    """
    every, meanings, changed = offered(seen), Meanings(run, catalogue), dict(overrides.meanings)
    options = meanings.options(every)
    place = f"{sha}-{seen.sheet}-{overrides.header_row}-{seen.header_rows}"
    as_read = session().upload(sha).as_read.setdefault(place, {})  # what a column was before it was corrected
    shown = _page(run, every, place)
    sample(run, seen, shown[0].position if shown else 0)
    st.markdown(run.rich("**各列的含义**"))
    with st.container(horizontal=True):
        for column in shown:
            now = meanings.canonical(column.meaning)
            if column.position not in overrides.meanings:
                as_read[column.position] = now
            before = as_read.get(column.position, "")
            chosen = _chosen(run, column, seen, options, now, f"column-{place}-{column.position}-{before}")
            if chosen == before:
                changed.pop(column.position, None)
            elif chosen != now:
                changed[column.position] = chosen
    return changed


def offered(seen: Understood) -> list[Column]:
    """A Column for every column of the file, also where no header was found or it has no name there."""
    by_position = {column.position: column for column in seen.columns}
    width = max([len(cells) for cells in seen.sample] + [place + 1 for place in by_position], default=0)
    return [by_position.get(place, Column(place, "")) for place in range(width)]


def _page(run: Run, every: list, place: str) -> list:
    """The columns that are offered now; of very many the analyst says which."""
    if len(every) <= AT_ONCE:
        return every
    starts = list(range(0, len(every), AT_ONCE))
    names = {
        start: run.t("{first}至{last}列", first=letter(start), last=letter(min(start + AT_ONCE, len(every)) - 1))
        for start in starts
    }
    start = st.selectbox(
        run.t("共{n}列，现在列出", n=len(every)), starts, format_func=names.get, width=WIDTH, key=f"columns-{place}"
    )
    return every[start : start + AT_ONCE]


def _chosen(run: Run, column: Column, seen: Understood, options: dict, now: str, key: str) -> str:
    """The meaning that is chosen for a column; a period other than a year is written in."""
    with st.container(width=WIDTH):
        label = f"{letter(column.position)} · {_called(run, column, seen)}"
        chosen = st.selectbox(label, list(options), list(options).index(now), format_func=options.get, key=key)
        if chosen != OTHER:
            return chosen
        text = st.text_input(run.t("时期"), placeholder=run.t("如2024年1—6月"), max_chars=40, key=f"{key}-period").strip()
        kept = period.parse(text) if text else ""
        if text and not kept:
            st.caption(run.t("看不懂这个时期。可以写成2024年、2024年1—6月、2024年第三季度或2024年6月。"))
        return f"period:{kept}" if kept else now


def _called(run: Run, column: Column, seen: Understood) -> str:
    """The header of a column; without one, what stands first in it."""
    first = next(
        (cells[column.position] for cells in seen.sample if column.position < len(cells) and cells[column.position].strip()), ""
    )
    return _short((column.header if seen.header_rows else first) or first or run.t("（空）"))


def _short(text: str) -> str:
    wide = 0
    for n, sign in enumerate(text):
        wide += 1 + (sign > "\u2e7f")
        if wide > LONGEST:
            return f"{text[:n]}…"
    return text


def sample(run: Run, seen: Understood, start: int) -> None:
    """The first rows of the file as they stand, with the spreadsheet's own letters and numbers. start: the first column that is offered."""
    if not seen.sample:
        return
    width = max(map(len, seen.sample))
    start = min(start, max(width - IN_SIGHT, 0))
    places = sorted({0, *range(start, min(start + IN_SIGHT, width))})
    st.markdown(run.rich("**文件开头的内容**"))
    st.html(table.sheet({n: letter(n) for n in places}, seen.sample, seen.header_rows, run.t("文件开头的内容")))
    if width > IN_SIGHT:
        first, last = letter(places[1]), letter(places[-1])
        st.caption(run.t("共{n}列，这里是A列和{first}至{last}列；在上面换一组列，这里随着换。", n=width, first=first, last=last))
