"""One verb run from start to exit status, with every fault that is not in the data told as a sentence."""

import dataclasses
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from db import OutOfMemory
from db.settings import Settings, SettingsError, settings
from etl.cli import figures, files, releases
from etl.cli.as_json import Json
from etl.cli.as_text import Text
from etl.cli.command import Command, Usage, destination
from etl.cli.results import Rejected, Result
from etl.cli.verify import verify
from etl.releases import clock
from etl.releases.faults import fault_message
from etl.releases.publish import Outdated, Refused
from etl.store.place import Conflict, Damaged
from wording.language import later, translator

VERBS: dict[str, Callable[..., Result]] = {
    **{made.__name__: made for made in (files.build, files.check, files.load, files.report, files.draft)},
    **{made.__name__: made for made in (figures.series, figures.export, figures.template)},
    **{made.__name__: made for made in (releases.releases, releases.diff, releases.undo, releases.copy, verify)},
}


def run(verb: str, lang: str, as_json: bool, data: Path | None, store: str | None, arguments: dict[str, Any]) -> int:
    """The exit status of a verb with its arguments: 0 done, 1 the data has problems, 2 wrong usage."""
    t, renderer = translator(lang), Json(lang) if as_json else Text(lang)
    try:
        command = Command(_settings(data, store, lang), lang, renderer.part, damage_stops=verb != "verify")
        result = _result(command, verb, arguments)
        for note in clock.notes(result.published, lang):
            print(note, file=sys.stderr)
        renderer.result(result)
        sys.stdout.flush()  # a full disk is told here, and not by Python at the very end
        return result.status
    except BrokenPipeError:  # whoever reads has enough (| head)
        _let_go()
        return 0
    except Usage as usage:
        _complain(str(usage))
    except (OSError, SettingsError, Damaged, OutOfMemory) as error:
        _let_go()
        _complain(fault_message(error, lang))
    except (Outdated, Conflict):
        _complain(t(later("其他人刚刚发布了新版本，请重新运行。")))
        return 1
    except KeyboardInterrupt:
        _complain("\n" + t(later("已中止。是否已经发布，请用 python -m etl releases 查看。")))
        return 1
    return 2


def _result(command: Command, verb: str, arguments: dict[str, Any]) -> Result:
    try:
        return VERBS[verb](command, **arguments)
    except Refused as refused:
        return Rejected(refused.problems)


def _let_go() -> None:
    """Write the rest of the answer, or let go of it: Python would try once more at the very end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(sentence: str) -> None:
    """A sentence on standard error, where there is one."""
    with suppress(OSError):
        print(sentence, file=sys.stderr, flush=True)


def _settings(data: Path | None, store: str | None, lang: str) -> Settings:
    """The settings of this run; a data folder that is named must be one."""
    if data and not data.is_dir():
        raise Usage(translator(lang)(later("{path}不是文件夹。")).format(path=data))
    own = settings(data)
    return dataclasses.replace(own, store=destination(store, lang)) if store else own
