"""The command line: python -m etl VERB. Exit status: 0 done, 1 the data has problems, 2 wrong usage."""

import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import worker
from etl.cli.arguments import language, parse

ELSEWHERE = (".xlsx", ".xlsm", ".xls", ".html", ".htm", ".docx", ".pdf")  # are read in another process (etl/formats/foreign.py)


def main(arguments: Iterable[object] | None = None) -> int:
    """The exit status of a command line, by default that of this process."""
    given = sys.argv[1:] if arguments is None else arguments
    arguments = [a.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for a in map(str, given)]
    _streams()
    lang = language(arguments, os.environ)
    given = parse(arguments, lang)
    _warm(given)
    from etl.cli.run import run  # not before: help and wrong usage are answered without loading DuckDB and pandas

    where = {name: given.pop(name) for name in ("data", "store")}
    given.pop("lang")
    return run(given.pop("verb"), lang, given.pop("json"), **where, arguments=given)


def _warm(given: dict) -> None:
    """Have the other process load its libraries while this one does."""
    files = [*given.get("files", ()), *filter(None, [given.get("file")])]
    if any(str(file).lower().endswith(ELSEWHERE) for file in files):
        worker.warm("etl.report" if given["verb"] == "report" else "etl.tables.read")


def _streams() -> None:
    """Output in UTF-8; nowhere, where it was closed. What cannot be decoded of an answer is no reason to fall over."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - for as long as the process lasts
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="\n")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
