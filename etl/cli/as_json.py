"""A result of the command line as JSON, for a program. The shapes are those that programs know: nothing is taken from them."""

import json
from dataclasses import asdict
from functools import singledispatchmethod
from typing import Any

from etl.cli import results
from etl.cli.parts import Part
from etl.problem import Problem
from wording import series_csv
from wording.language import translator

DIFFERENT = ("new", "changed", "described", "gone")
LOG_COLUMNS = ("release", "parent", "action", "by", "at", "reason", "summary", "changes")


class Json:
    """Renders results as one JSON value each. Sentences in them are in the user's language."""

    def __init__(self, lang: str):
        self.lang, self.t = lang, translator(lang)

    def part(self, part: Part) -> None:
        """A program is shown nothing on the way."""

    def result(self, result: results.Result) -> None:
        """What a verb answers."""
        print(json.dumps(self.value(result), ensure_ascii=False, indent=1, default=str))

    def _findings(self, problems: list[Problem], repairs: Any) -> dict[str, list[dict[str, Any]]]:
        return {"problems": self._problems(problems), "repairs": self._repairs(repairs)}

    def _problems(self, problems: list[Problem]) -> list[dict[str, Any]]:
        return [problem.as_dict(self.lang) for problem in problems]

    def _repairs(self, repairs: Any) -> list[dict[str, Any]]:
        return [repair.as_dict(self.lang) for repair in repairs]

    @singledispatchmethod
    def value(self, result: Any) -> Any:
        """The result in dicts and lists."""
        raise TypeError(result)

    @value.register
    def _not_done(self, result: results.NotDone) -> dict[str, Any]:
        return {"published": False, "message": self.t(result.sentence).format(**result.facts)}

    @value.register
    def _rejected(self, result: results.Rejected) -> dict[str, Any]:
        sentence, n = result.message
        return {"published": False, "message": self.t(sentence).format(n=n), **self._findings(result.problems, result.repairs)}

    @value.register
    def _unread(self, result: results.Unread) -> dict[str, Any]:
        return {"problems": self._problems([result.problem])}

    @value.register
    def _nothing_read(self, result: results.NothingRead) -> dict[str, Any]:
        return {"message": self.t(result.message), **self._findings(result.problems, [])}

    @value.register
    def _built(self, result: results.Built) -> dict[str, Any]:
        counts = {lacking.file: lacking.preview.count("new") for lacking in result.lacking}
        answer = {"release": result.head["release"], "published": result.is_published}
        return {**answer, "problems": self._problems(result.problems), "not_in_record": counts}

    @value.register
    def _examined(self, result: results.Examined) -> dict[str, Any]:
        return {"rows": result.rows, **self._findings(result.problems, result.repairs)}

    @value.register
    def _loaded(self, result: results.Loaded) -> dict[str, Any]:
        release = result.entry["release"] if result.entry else result.preview.against
        answer = {"release": release, "published": result.entry is not None, **result.preview.counts}
        return {**answer, "repairs": self._repairs(result.repairs)}

    @value.register
    def _report(self, result: results.ReportRead) -> list[dict[str, Any]]:
        return [figure.as_dict() for figure in result.reading.figures]

    @value.register
    def _report_drafted(self, result: results.ReportDrafted) -> dict[str, Any]:
        return {"file": str(result.path), "rows": result.rows}

    @value.register
    def _catalogue_drafted(self, result: results.CatalogueDrafted) -> dict[str, Any]:
        return {**result.rows, "targets.csv": result.targets, "open": result.drafted.open, "files": result.files}

    @value.register
    def _series(self, result: results.Series) -> dict[str, Any]:
        rows = series_csv.records(result.rows, self.lang)
        return {"release": result.release, "rows": rows, "left_out": result.left_out}

    @value.register
    def _exported(self, result: results.Exported) -> dict[str, Any]:
        return {"files": [str(path) for path in result.files]}

    @value.register
    def _template(self, result: results.Template) -> dict[str, Any]:
        return {"file": str(result.path) if result.path else None, "rows": result.rows}

    @value.register
    def _log(self, result: results.Log) -> list[dict[str, Any]]:
        return [{column: entry[column] for column in LOG_COLUMNS} for entry in result.entries]

    @value.register
    def _compared(self, result: results.Compared) -> dict[str, Any]:
        rows = [{**row, "state": state} for state in DIFFERENT for row in result.preview.of(state)]
        return {"before": result.before, "after": result.after, "catalogue": result.changes, "rows": rows}

    @value.register
    def _undone(self, result: results.Undone) -> dict[str, Any]:
        back, entry = result.restoration, result.entry
        release = entry["release"] if entry else back.head["release"]
        restored = entry["restored"] if entry else back.target["release"]
        return {"release": release, "published": entry is not None, "restored": restored, **back.counts}

    @value.register
    def _copied(self, result: results.Copied) -> dict[str, Any]:
        return {"release": result.release, "copied": result.copied}

    @value.register
    def _verified(self, result: results.StoreVerified) -> dict[str, Any]:
        seen = result.verified
        releases = [{"release": n, "whole": n not in seen.damaged} for n in seen.releases]
        return {"whole": seen.is_whole, "releases": releases, "blobs": seen.blobs, "findings": list(map(asdict, seen.findings))}
