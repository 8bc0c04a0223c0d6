"""The verbs of the command line. Each prints what it did and returns the exit status: 0 done, 1 problems in the data,
2 wrong usage."""

import getpass
import json
import sys
import time
from pathlib import Path

import db
from charts import table, words
from etl import export, read
from etl.catalogue import fold
from etl.catalogue import load as load_catalogue
from etl.check import check as check_sheets
from etl.preview import preview
from etl.problem import errors
from etl.publish import Draft, Outdated, Publisher, Refused
from lang import later, translator

STEPS = {"check": later("检查数据"), "record": later("写入记录"), "database": later("生成数据库")}
ATTEMPTS = 20  # how often `load --yes` looks again when others publish at the same time


class Usage(Exception):
    """What was asked for cannot be done; the argument is a sentence for the user."""


class Steps:
    """Tells on standard error how far a command is: a bar when it lasts over a second, and each step's time after it."""

    def __init__(self, lang: str):
        self.t, self.lang = translator(lang), lang
        self.began, self.step, self.since = time.monotonic(), None, 0.0
        self.took = {}

    def __call__(self, step: str) -> None:
        self.finish()
        self.step, self.since = step, time.monotonic()
        if sys.stderr.isatty() and self.since - self.began > 1:
            done = list(STEPS).index(step)
            print(f"\r[{'█' * done * 8}{'░' * (len(STEPS) - done) * 8}] {self.t(STEPS[step])}", end="", file=sys.stderr, flush=True)

    def finish(self) -> None:
        if self.step:
            self.took[self.step] = self.took.get(self.step, 0) + time.monotonic() - self.since
        self.step = None

    def __str__(self) -> str:
        self.finish()
        return words.listed((self.t(later("{step}{seconds:.2f}秒")).format(step=self.t(STEPS[s]), seconds=n) for s, n in self.took.items()), self.lang)


class Command:
    """One run of the command line: where the data is, in which language to speak, plain or JSON."""

    def __init__(self, settings, lang: str, as_json: bool = False):
        self.lang, self.as_json = lang, as_json
        self.t = translator(lang)
        self.steps = Steps(lang)
        self.publisher = Publisher(settings, self.steps)

    # -- the verbs ---------------------------------------------------------------------------------------------

    def build(self) -> int:
        before = self.publisher.store.head()
        try:
            head, problems = self.publisher.build()
        except Refused as refused:
            return self._refused(refused.problems)
        lacking = self._lacking()
        if self.as_json:
            return self._json({"release": head["release"], "published": before != head, "problems": [p.as_dict(self.lang) for p in problems],
                               "not_loaded": lacking})
        self._print_problems(problems)
        if before == head:
            self._say(later("版本{n}已是最新，没有需要发布的内容。"), n=head["release"])
        elif before is None:
            self._say(later("已发布版本1：{files}个文件，{rows}条数据。"), files=len(head["files"]), rows=head["summary"]["new"])
        else:
            self._say(later("目录有变化，已发布版本{n}。"), n=head["release"])
        for file, count in lacking.items():
            self._say(later("{file}中有{count}条数据不在记录中，导入请运行：python -m etl load {path}"), file=file, count=count,
                      path=self.publisher.settings.data / file)
        print(self.steps)
        return 0

    def check(self, files: list, office: str | None) -> int:
        checked = self._checked(_read_files(files, self._office(office), self.t))
        if self.as_json:
            self._json({"rows": len(checked.rows), "problems": [p.as_dict(self.lang) for p in checked.problems]})
        else:
            self._print_problems(checked.problems)
            self._say(later("读懂{rows}行，错误{errors}个，提醒{warnings}个。"), rows=len(checked.rows), errors=len(checked.errors),
                      warnings=len(checked.problems) - len(checked.errors))
        return 1 if checked.errors else 0

    def load(self, files: list, yes: bool, reason: str, by: str, office: str | None) -> int:
        self._ensure()
        arrived = _read_files(files, self._office(office), self.t)
        for _ in range(ATTEMPTS):
            checked = self._checked(arrived)
            if checked.errors:
                return self._refused(checked.problems)
            seen = preview(checked.rows, self.publisher.snapshot())
            if not self.as_json:
                self._print_problems(checked.problems)
                self._print_preview(seen)
            if seen.accepted.empty:
                return self._done(later("没有变化，不需要发布。"), None, seen)
            if not yes and not self._agreed(later("发布吗？[y/N] ")):
                return self._not_done(later("未发布。要直接发布请加 --yes。"))
            if seen.of("changed") and not (reason := reason or self._ask_reason(yes)):
                return self._not_done(self.t(later("有{n}个已发布的数值被修改，请用 --reason 写明原因。未发布。")).format(n=seen.count("changed")), seen)
            try:
                entry = self.publisher.publish(Draft("load", seen.against, by or getpass.getuser(), reason, seen, _bytes(arrived)))
                return self._done(later("已发布版本{n}：新增{new}条，修改{changed}条，未变{unchanged}条。"), entry, seen)
            except Outdated as outdated:
                if not yes:
                    head = outdated.args[0]
                    return self._not_done(self.t(later("预览之后，{by}已发布版本{n}。请重新运行以核对新的预览。")).format(by=head["by"], n=head["release"]))
        return self._not_done(later("其他人正在连续发布，请稍后再试。"))

    def series(self, indicator: str, office: str | None, release: int | None) -> int:
        self._ensure()
        snapshot = self._snapshot(release)
        found = self._record("indicators.csv", indicator)
        sys.stdout.write(table.series(snapshot.records("series", indicator=found["id"], office=self._office(office)), self.lang))
        return 0

    def releases(self) -> int:
        entries = self.publisher.store.entries()
        if self.as_json:
            return self._json([{k: e[k] for k in ("release", "parent", "action", "by", "at", "reason", "summary", "changes")} for e in entries])
        if not entries:
            self._say(later("还没有发布任何版本。请运行：python -m etl build"))
        for e in entries:
            s = e["summary"]
            said = self.t(later("新增{new}，修改{changed}，未变{unchanged}")).format(**s) if s else ""
            if e["restored"]:
                said = self.t(later("恢复为版本{n}")).format(n=e["restored"])
            print(" ".join(filter(None, [f"{e['release']:>4}", e["at"][:16].replace("T", " "), self.t(ACTIONS[e["action"]]), e["by"], said, e["reason"]])))
        return 0

    def undo(self, reason: str, by: str, to: int | None) -> int:
        try:
            entry = self.publisher.undo(by or getpass.getuser(), reason, to)
        except db.NoRelease:
            return self._not_done(later("没有可以恢复的版本。"))
        except Outdated as outdated:
            return self._not_done(self.t(later("版本{n}刚刚发布，请先看过再撤销。")).format(n=outdated.args[0]["release"]))
        if self.as_json:
            return self._json({"release": entry["release"], "restored": entry["restored"]})
        self._say(later("已发布版本{n}，内容恢复为版本{old}。再次撤销即可复原。"), n=entry["release"], old=entry["restored"])
        return 0

    def export(self, folder: Path) -> int:
        self._ensure()
        if folder.exists() and not folder.is_dir():
            raise Usage(self.t(later("{path}不是文件夹。")).format(path=folder))
        written = export.export(self.publisher, folder)
        if self.as_json:
            return self._json({"files": [str(p) for p in written]})
        self._say(later("已导出{n}个文件到{path}。"), n=len(written), path=folder)
        return 0

    def template(self, year: str, office: str, to: Path | None) -> int:
        self._ensure()
        text = export.template(self._snapshot(None), year, self._record("offices.csv", office))
        if to:
            to.write_text(text, "utf-8", newline="")
            self._say(later("模板已写入{path}。"), path=to)
        else:
            sys.stdout.write(text)
        return 0

    # -- what they share ---------------------------------------------------------------------------------------

    def _ensure(self) -> None:
        """There is a release to speak of; the first one is published where there is none."""
        if self.publisher.store.head() is None:
            self.publisher.build()

    def _snapshot(self, release: int | None):
        try:
            return self.publisher.snapshot(release)
        except db.NoRelease:
            raise Usage(self.t(later("没有版本{n}。用 python -m etl releases 查看已有版本。")).format(n=release)) from None

    def _checked(self, files: list):
        sheets = [read.read(data, name, office) for name, data, office in files]
        existing = self.publisher.snapshot().query("existing") if self.publisher.store.head() else None
        return check_sheets(sheets, self._catalogue(), existing, files[0][2] if files else None)

    def _catalogue(self):
        """The newest release's catalogue, or that of data/ where nothing is published yet."""
        head = self.publisher.store.head()
        found = self.publisher.catalogue(head) if head else load_catalogue(self.publisher.settings.data / "catalogue")
        if errors(found.problems):
            raise Refused(found.problems)
        return found

    def _record(self, file: str, called: str) -> dict:
        catalogue = self._catalogue()
        names = catalogue.names(file)
        if fold(called) not in names:
            sheet = read.read(f"office,indicator,period,value\n{called},{called},2024,1\n".encode(), "")
            code = "unknown_office" if file == "offices.csv" else "unknown_indicator"
            raise Usage(next(p for p in check_sheets([sheet], catalogue).problems if p.code == code).message(self.lang))
        return catalogue.record(file, names[fold(called)])

    def _office(self, called: str | None) -> str | None:
        return self._record("offices.csv", called)["id"] if called else None

    def _lacking(self) -> dict:
        """Files under data/yearly/ with figures that the record does not hold → how many."""
        files = [(name, data, None) for name, data in self.publisher.starting_files()]
        seen = preview(self._checked(files).rows, self.publisher.snapshot())
        return {r["file"]: int(n) for r, n in ((rows.iloc[0], len(rows)) for _, rows in seen.rows[seen.rows["state"] == "new"].groupby("file"))}

    def _print_problems(self, problems: list) -> None:
        levels = {"error": later("错误"), "warning": later("提醒")}
        for p in problems:
            place = [p.file, self.t(later("第{n}行")).format(n=p.row) if p.row else "", p.column]
            print(f"{self.t(levels[p.level])}  {' '.join(filter(None, place))}  {p.message(self.lang)}")

    def _print_preview(self, seen) -> None:
        catalogue = self._catalogue()
        for state, mark in (("new", "+"), ("changed", "~")):
            for r in seen.of(state):
                indicator, office = catalogue.record("indicators.csv", r["indicator"]), catalogue.record("offices.csv", r["office"])
                shown = {**indicator, "decimals": int(indicator["decimals"]), "value": r["value"], "qualifier": r["qualifier"], "status": r["status"]}
                new = words.figure(shown, self.lang)
                old = words.figure({**shown, "value": r["old_value"], "qualifier": r["old_qualifier"], "status": r["old_status"]}, self.lang) + " → " if state == "changed" else ""
                key = "name_en" if self.lang == "en" else "name_zh"
                print(f"{mark} {office[key]} {indicator[key]} {words.period_name(r['period'], self.lang)}  {old}{new}")
        self._say(later("新增{new}条，修改{changed}条，仅说明变动{described}条，未变{unchanged}条。"), **seen.counts)

    def _agreed(self, question: str) -> bool:
        return sys.stdin.isatty() and input(self.t(question)).strip().lower() in ("y", "yes", "是")

    def _ask_reason(self, yes: bool) -> str:
        return "" if yes or not sys.stdin.isatty() else input(self.t(later("修改已发布数值的原因："))).strip()

    def _refused(self, problems: list) -> int:
        if self.as_json:
            self._json({"rows": 0, "problems": [p.as_dict(self.lang) for p in problems]})
        else:
            self._print_problems(problems)
            self._say(later("有{n}个错误，未发布。"), n=len(errors(problems)))
        return 1

    def _done(self, sentence: str, entry: dict | None, seen) -> int:
        if self.as_json:
            return self._json({"release": entry["release"] if entry else seen.against, "published": entry is not None, **seen.counts})
        self._say(sentence, n=entry["release"] if entry else "", **seen.counts)
        return 0

    def _not_done(self, sentence: str, seen=None) -> int:
        if self.as_json:
            self._json({"published": False, "message": self.t(sentence), **(seen.counts if seen else {})})
        else:
            print(self.t(sentence), file=sys.stderr)
        return 1

    def _say(self, sentence: str, **facts) -> None:
        print(self.t(sentence).format(**facts))

    def _json(self, answer) -> int:
        print(json.dumps(answer, ensure_ascii=False, indent=1, default=str))
        return 0


ACTIONS = {"build": later("初始发布"), "load": later("导入"), "catalogue": later("更新目录"), "undo": later("撤销")}


def _read_files(files: list, office: str | None, t) -> list:
    """(name, bytes, office) of the files; two of the same name are told apart by their folder."""
    found = []
    for file in files:
        if not Path(file).is_file():
            raise Usage(t(later("没有文件{path}。")).format(path=file))
        name = Path(file).name
        found.append((name if name not in [f[0] for f in found] else str(file), Path(file).read_bytes(), office))
    return found


def _bytes(arrived: list) -> dict:
    return {name: data for name, data, _ in arrived}
