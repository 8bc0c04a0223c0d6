"""A result of the command line as text in the user's language."""

import sys
from functools import singledispatchmethod
from typing import Any

from etl.cli import results
from etl.cli.lines import LISTED_ROWS, Lines
from etl.cli.parts import Part, Understood
from etl.cli.store_lines import verified
from etl.releases import clock
from etl.releases.names import ACTIONS, STEPS
from etl.releases.undo import NOTHING_TO_UNDO, Restoration
from etl.store.entry import Entry
from wording import numbers, series_csv
from wording.language import later, named
from wording.problems import LEVELS

DIFFERENT = ("new", "changed", "described", "gone")


class Text(Lines):
    """Renders results, and parts of them before a question is asked."""

    def part(self, part: Part) -> None:
        """What is to be seen before a question."""
        if isinstance(part, Understood):
            self.understood(part.sheets)
        elif isinstance(part, Restoration):
            self.restoration(part)
        else:
            self.problems(part.problems)
            self.repairs(part.repairs)
            self.preview(part.preview, part.catalogue)

    @singledispatchmethod
    def result(self, result: Any) -> None:
        """What a verb answers."""
        raise TypeError(result)

    @result.register
    def _not_done(self, result: results.NotDone) -> None:
        print(self.t(result.sentence).format(**result.facts), file=sys.stderr)

    @result.register
    def _rejected(self, result: results.Rejected) -> None:
        self.problems(result.problems)
        self.repairs(result.repairs)
        sentence, n = result.message
        self.say(sentence, n=n)

    @result.register
    def _unread(self, result: results.Unread) -> None:
        self.problems([result.problem])

    @result.register
    def _nothing_read(self, result: results.NothingRead) -> None:
        self.problems(result.problems)
        self.say(result.message)

    @result.register
    def _built(self, result: results.Built) -> None:
        self.problems(result.problems)
        head = result.head
        if not result.is_published:
            self.say(later("版本{n}已是最新，没有需要发布的内容。"), n=head["release"])
        elif result.before is None:
            self.say(later("已发布版本1：{files}个文件，{rows}条数据。"), files=len(head["files"]), rows=head["summary"]["new"])
        else:
            self.say(later("目录有变化，已发布版本{n}。"), n=head["release"])
        for lacking in result.lacking:
            self.rows(lacking.preview, "new", [result.catalogue], LISTED_ROWS)
            self.say(later("{file}有{new}条数据记录中没有。"), file=lacking.file, new=lacking.preview.count("new"))
            self.say(later("要采用请运行：{command}"), command=lacking.command)
        line = self.t(later("{step}{seconds:.2f}秒"))
        seconds = (line.format(step=self.t(STEPS[step]), seconds=n) for step, n in result.seconds.items())
        print(numbers.listed(seconds, self.lang))

    @result.register
    def _examined(self, result: results.Examined) -> None:
        self.problems(result.problems)
        self.repairs(result.repairs)
        counts = {level: sum(p.level == level for p in result.problems) for level in LEVELS}
        sentence = later("有效数据{rows}行，错误{error}个，待答{question}个，提醒{warning}个，说明{note}个；改写{repairs}处。")
        self.say(sentence, rows=result.rows, repairs=sum(r.count for r in result.repairs), **counts)

    @result.register
    def _loaded(self, result: results.Loaded) -> None:
        if result.entry is None:
            return self.say(later("没有变化，不需要发布。"))
        done = later("已发布版本{n}：新增{new}条，修改{changed}条，未变{unchanged}条。")
        self.say(done, n=result.entry["release"], **result.preview.counts)

    @result.register
    def _report(self, result: results.ReportRead) -> None:
        from etl.report.show import table  # its patterns take a moment to make; the other verbs need none

        reading = result.reading
        for line in table(reading, result.catalogue, self.lang):
            print(line)
        self.problems(result.doubts)
        counts = {"figures": len(reading.figures), "accepted": len(reading.accepted)}
        self.say(later("读出{figures}个数字，{accepted}个可直接采用（√）；“?”的指标请核对。"), **counts)

    @result.register
    def _report_drafted(self, result: results.ReportDrafted) -> None:
        self.problems(result.doubts)
        self.say(later("{n}行草稿已写入{path}。核对后请运行：python -m etl check {path}"), n=result.rows, path=result.path)

    @result.register
    def _catalogue_drafted(self, result: results.CatalogueDrafted) -> None:
        self.problems(result.problems)
        self._drafted_rows(result)
        if result.has_plan:
            self.say(later("计划数不作为数据，列为目标（targets.csv）{n}行："), n=len(result.targets))
            for target in result.targets[:LISTED_ROWS]:
                print(f"    {','.join(target.values())}")
        made = result.drafted
        counts = {"existing": made.existing, "indicators": len(made.indicators), "offices": len(made.offices)}
        self.say(later("已在目录中的名称{existing}个，起草指标{indicators}个、单位{offices}个。"), **counts)
        if result.folder:
            self.say(later("目录已写入{path}。接着运行："), path=result.folder)
            for command in result.commands:
                print(f"    {command}")

    def _drafted_rows(self, result: results.CatalogueDrafted) -> None:
        """The rows in short, and what is open."""
        from etl.drafting import words

        made = result.drafted
        if not (made.indicators or made.offices):
            self.say(later("文件中的单位和指标都在目录中，没有需要起草的。"))
        for record in made.indicators:
            print(words.indicator(record, self.lang))
        if made.offices:
            names = words.some([named(office, "name", self.lang) for office in made.offices], self.lang)
            self.say(later("单位  {n}个：{names}"), n=len(made.offices), names=names)
        for point in words.points(made, self.lang):
            self.say(later("待核对  {point}"), point=point)

    @result.register
    def _series(self, result: results.Series) -> None:
        sys.stdout.write(series_csv.series(result.rows, self.lang))
        if result.left_out:
            sentence = self.t(later("示例单位（虚构）的{n}条没有列出；需要时加 --sample。"))
            print(sentence.format(n=result.left_out), file=sys.stderr)

    @result.register
    def _exported(self, result: results.Exported) -> None:
        self.say(later("已导出{n}个文件到{path}。"), n=len(result.files), path=result.folder)

    @result.register
    def _template(self, result: results.Template) -> None:
        if result.path:
            return self.say(later("模板已写入{path}。"), path=result.path)
        sys.stdout.write(result.text)

    @result.register
    def _log(self, result: results.Log) -> None:
        if not result.entries:
            self.say(later("{path}中还没有版本。请运行：python -m etl build"), path=result.store)
        for entry in result.entries:
            print("  ".join(filter(None, self._release(entry))))
        for note in clock.notes(result.entries, self.lang):
            print(note)

    def _release(self, entry: Entry) -> list[str]:
        counts = entry["summary"]
        what = self.t(later("新增{new}，修改{changed}，未变{unchanged}")).format(**counts) if counts else ""
        if entry["restored"]:
            what = self.t(later("恢复为版本{n}")).format(n=entry["restored"])
        when = entry["at"][:16].replace("T", " ")
        return [f"{entry['release']:>4}", when, self.t(ACTIONS[entry["action"]]), entry["by"], what, entry["reason"]]

    @result.register
    def _compared(self, result: results.Compared) -> None:
        for state in DIFFERENT:
            self.rows(result.preview, state, result.catalogues)
        sentence = later("新增{new}条，修改{changed}条，仅文字变动{described}条，减少{gone}条。")
        self.say(sentence, **{state: result.preview.count(state) for state in DIFFERENT})
        if result.changes:
            self.say(later("目录的变化：{changes}"), changes=result.changes)

    @result.register
    def _undone(self, result: results.Undone) -> None:
        back, entry = result.restoration, result.entry
        if entry is None:
            return self.say(NOTHING_TO_UNDO, n=back.target["release"], head=back.head["release"])
        sentence = later("已发布版本{n}，内容恢复为版本{old}。再次撤销即可复原。")
        self.say(sentence, n=entry["release"], old=entry["restored"])

    @result.register
    def _copied(self, result: results.Copied) -> None:
        self.say(later("已复制{copied}个版本；目标现有{n}个版本。"), copied=result.copied, n=result.release)

    @result.register
    def _verified(self, result: results.StoreVerified) -> None:
        verified(self, result)
