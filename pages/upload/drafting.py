"""Names of an uploaded file that the catalogue lacks: offered all at once as new indicators and offices, which are published with the figures."""

from dataclasses import replace

from etl.catalogue.additions import FILES, extended
from etl.catalogue.identity import identity
from etl.checks.check import Checked
from etl.drafting import Drafted, drafted, targets_from
from etl.drafting import words as drafts
from etl.drafting.beside import beside
from etl.drafting.corrected import completed, from_spreadsheet
from etl.drafting.folder import rows
from etl.formats.grid import Unreadable
from etl.problem import Problem
from etl.releases.state import State
from etl.tables.read import Overrides, Sheet
from pages.components.field import several_files
from pages.shell.memory import once
from pages.shell.run import Run
from pages.shell.screen import st
from pages.shell.session import session
from pages.upload import draft_grid, offers, publishing
from pages.upload.intake import File, overrides_key
from wording import numbers, series_csv
from wording.cells import csv_text
from wording.escaping import markup_lines
from wording.language import later

CODES = ("unknown_office", "unknown_indicator")
SHEETS = ["csv", "xlsx", "xls"]
ADDED = {"indicators.csv": later("新增指标"), "offices.csv": later("新增单位")}
MOST = 8  # faults of rows that are listed


def with_additions(run: Run, state: State, file: File) -> State:
    """The state with the indicators and offices that the analyst has added for this file; what somebody published since falls away."""
    accepted = _accepted(file)
    have = {name: {record["id"] for record in state.catalogue.tables[name]} for name in FILES}
    new = {name: [r for r in accepted.get(name, []) if r["id"] not in have[name]] for name in FILES}
    if not any(new.values()):
        return state
    catalogue = extended(state.catalogue, new)
    if catalogue.problems:  # somebody else has published one of the same name meanwhile
        accepted.clear()
        _say(run, catalogue.problems)
        return state
    return replace(state, catalogue=catalogue)


def offer(run: Run, state: State, file: File, sheet: Sheet, overrides: Overrides, checked: Checked) -> None:
    """What was added, and the rows for what the catalogue still lacks, to be corrected here or in a spreadsheet."""
    _show_added(run, file)
    if not any(p.code in CODES for p in checked.errors):
        return
    made = once(
        "drafted",
        (file.sha, overrides_key(overrides), state.key),
        lambda: drafted([sheet], state.catalogue, beside(file.data, sheet)),
    )
    if not (made.indicators or made.offices):
        return
    counts = {"indicators": len(made.indicators), "offices": len(made.offices)}
    with st.expander(
        run.t("加入目录：指标{indicators}个、单位{offices}个", **counts),
        icon=":material/playlist_add:",
        expanded="near" not in made.open,
    ):
        st.caption(
            run.t(
                "请先确认不是笔误，列的含义也没有读错。加入的指标和单位随这次的数据一起发布，撤销版本时一并撤销；没有把握的项目可以以后再改。"
            )
        )
        st.caption(markup_lines(drafts.points(made, run.lang), "- "))
        base = _spreadsheet(run, state, file, made)
        _form(run, state, file, base)


def _spreadsheet(run: Run, state: State, file: File, made: Drafted) -> dict:
    """The drafted rows to take along, and those that come back corrected: file → records."""
    drafted_rows = {name: records for name, records in rows(made).items() if records}
    with st.container(horizontal=True):
        for name in (name for name in drafted_rows if name != "themes.csv"):
            data = series_csv.BOM + csv_text(
                list(drafted_rows[name][0]), [list(record.values()) for record in drafted_rows[name]]
            )
            st.download_button(
                run.t("下载{name}的行", name=name),
                data,
                name,
                "text/csv",
                icon=":material/download:",
                on_click="ignore",
                key=f"rows-{file.sha}-{name}",
            )
    label = run.t("上传改好的表（CSV或Excel，可一次选多个）")
    st.markdown(label)
    for one in several_files(run, label, SHEETS, "corrected", file.sha):
        try:
            drafted_rows |= {
                name: _calling(records, made.files[name]) for name, records in from_spreadsheet(one.data, state.catalogue).items()
            }
        except Unreadable as fault:
            _say(run, [Problem(fault.code, one.name, fault.row, facts=fault.facts)])
    return drafted_rows


def _calling(records: list, made: list) -> list:
    """The records, the names of the file still among their aliases where they were changed."""
    written = {record["id"]: [record["name_zh"], *record["aliases"].split("|")] for record in made}
    return [draft_grid.called(record, written.get(record["id"], [])) for record in records]


def _form(run: Run, state: State, file: File, base: dict) -> None:
    """The rows in grids, and the button that adds them."""
    themes = [record for record in state.catalogue.tables["themes.csv"]] + base.get("themes.csv", [])
    key = f"{file.sha}-{abs(hash(str(base)))}-{run.lang}"
    with st.form(f"draft-{key}", border=False):
        chosen = {}
        if base.get("indicators.csv"):
            st.markdown(run.rich("**指标**"))
            chosen["indicators.csv"] = draft_grid.indicators(run, base["indicators.csv"], themes, key)
        if base.get("offices.csv"):
            st.markdown(run.rich("**单位**"))
            chosen["offices.csv"] = draft_grid.offices(run, base["offices.csv"], key)
        new = [_theme(run, state, theme, key) for theme in base.get("themes.csv", [])]
        if st.form_submit_button(run.t("加入目录"), type="primary", icon=":material/playlist_add:"):
            _add(run, state, file, chosen, base.get("themes.csv", []), new)


def _theme(run: Run, state: State, theme: dict, key: str) -> dict:
    """The new theme as the analyst names it."""
    chinese, english = st.columns(2)
    zh = (
        chinese.text_input(run.t("新主题的名称"), theme["name_zh"], max_chars=40, key=f"theme-zh-{key}").strip()
        or theme["name_zh"]
    )
    en = english.text_input(run.t("新主题的英文名称"), theme["name_en"], max_chars=80, key=f"theme-en-{key}").strip() or zh
    used = {record["id"] for record in state.catalogue.tables["themes.csv"]}
    same = (zh, en) == (theme["name_zh"], theme["name_en"])
    return {"id": theme["id"] if same else identity(zh, used), "name_zh": zh, "name_en": en}


def _add(run: Run, state: State, file: File, chosen: dict, themes: list, new: list) -> None:
    """Keep the rows if the catalogue with them is in order; else say what is not."""
    renamed = {old["id"]: theme["id"] for old, theme in zip(themes, new, strict=True)}
    records = {name: [completed(name, record, state.catalogue) for record in of_file] for name, of_file in chosen.items()}
    for record in records.get("indicators.csv", []):
        record["theme"] = renamed.get(record["theme"], record["theme"])
    used = {record["theme"] for record in records.get("indicators.csv", [])}
    records["themes.csv"] = [theme for theme in new if theme["id"] in used]
    if not any(records.values()):
        st.info(run.t("没有勾选任何一行。"), icon=":material/info:")
    elif faults := extended(state.catalogue, records).problems:
        _say(run, faults)
    else:
        accepted = _accepted(file)
        for name, of_file in records.items():
            accepted[name] = accepted.get(name, []) + of_file
        st.rerun()


def _show_added(run: Run, file: File) -> None:
    """What was added for this file, and the way back."""
    accepted = _accepted(file)
    if not any(accepted.values()):
        return
    names = {
        name: [record[f"name_{run.lang}"] for record in accepted.get(name, [])] for name in ("indicators.csv", "offices.csv")
    }
    parts = [
        numbers.about(run.t(title), drafts.some(names[name], run.lang), run.lang) for name, title in ADDED.items() if names[name]
    ]
    st.success(numbers.listed([*parts, run.t("与数据一起发布后生效")], run.lang), icon=":material/playlist_add_check:")
    if st.button(run.t("撤回加入的指标和单位"), icon=":material/undo:"):
        accepted.clear()
        st.rerun()


def _say(run: Run, problems: list) -> None:
    for problem in problems[:MOST]:
        message = problem.message(run.lang)
        st.error(
            f"{problem.cell} · {message}" if problem.cell and problem.cell not in message else message, icon=":material/error:"
        )


def _accepted(file: File) -> dict:
    """File of the catalogue → records that were added for this upload."""
    return session().upload(file.sha).additions


def _targets(run: Run, file: File, sheet: Sheet, problems: list) -> None:
    """The figures of a plan as rows of targets.csv."""
    st.download_button(
        run.t("下载目标的行（targets.csv）"), lambda: targets_from(sheet, publishing.state().catalogue), "targets.csv", "text/csv",
        icon=":material/flag:", on_click="ignore", help=run.t("计划数按目录中的单位和指标写成目标，供加入 data/catalogue/targets.csv。"))  # fmt: skip


offers.OFFERS["plan_not_actual"] = _targets
