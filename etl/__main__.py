"""The command line: python -m etl VERB. Exit status: 0 done, 1 the data has problems, 2 wrong usage."""

import os
import re
import sys

from etl.cli.arguments import parser


def main(arguments: list | None = None) -> int:
    given = sys.argv[1:] if arguments is None else arguments
    arguments = [a.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for a in map(str, given)]
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", newline="\n")
    lang, arguments = _language(arguments)
    given = vars(parser(lang).parse_args(arguments))
    from etl.cli.run import run  # not before: help and wrong usage are answered without loading DuckDB and pandas

    where = {name: given.pop(name) for name in ("data", "store")}
    given.pop("lang")
    return run(given.pop("verb"), lang, given.pop("json", False), **where, arguments=given)


def _language(arguments: list) -> tuple[str, list]:
    """--lang, wherever it stands, else DASHBOARD_LANG, else Chinese; and the arguments without it.

    Found before the parser is made, so that help and errors speak it too.
    """
    asked = re.search(r"--lang[ =](zh|en)\b", " ".join(arguments))
    if not asked:
        return "en" if os.environ.get("DASHBOARD_LANG") == "en" else "zh", arguments
    place = next(n for n, a in enumerate(arguments) if a.startswith("--lang"))
    return asked[1], arguments[:place] + arguments[place + (1 if "=" in arguments[place] else 2) :]


if __name__ == "__main__":
    sys.exit(main())
