"""The documents are true: links lead somewhere, commands are understood, what they name is there."""

import re
import shlex
import subprocess
from pathlib import PurePosixPath

import pytest
from tools import ROOT

from etl.catalogue.rules import COLUMNS
from etl.cli.arguments import parser
from etl.cli.run import VERBS

MADE = {".venv", ".git", ".pytest_cache", ".hypothesis"}
DOCUMENTS = sorted(p for p in ROOT.rglob("*.md") if not MADE & set(p.relative_to(ROOT).parts))
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")


def anchors(path) -> set:
    """The anchors that GitHub gives to the headings of a document."""
    text = re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_link_of_a_document_leads_somewhere(path):
    for file, anchor in LINK.findall(path.read_text("utf-8")):
        target = path.parent / file if file else path
        assert target.exists(), file
        assert not anchor or anchor in anchors(target), f"{file}#{anchor}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_command_of_a_document_is_understood(path):
    text = path.read_text("utf-8")
    verbs = re.findall(r"python -m etl ([a-z]\w*)", text)
    assert set(verbs) <= set(VERBS)
    blocks = "\n".join(re.findall(r"^```(?:bash|powershell)$(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    for command in re.findall(r"python -m etl ([^\n|&]+)", blocks):
        parser("zh").parse_args(shlex.split(command, comments=True))


NAMED = re.compile(r"`((?:\w[\w-]*/)+[\w.-]*|[\w-]+\.(?:py|toml|txt|lock))`")
PATHS = [
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "docs/licences.md",
    "docs/decisions/017-locks.md",
    "README.md",
    "README.zh.md",
]


@pytest.mark.parametrize("name", PATHS)
def test_every_path_of_what_a_newcomer_reads_is_there(name):
    for path in NAMED.findall((ROOT / name).read_text("utf-8")):
        assert any((ROOT / room / path).exists() for room in ("", "tests")) or made(path), path


def made(path: str) -> bool:
    """What is made on the machine and ignored by git: releases, the environment."""
    return subprocess.run(["git", "check-ignore", "--quiet", path], cwd=ROOT).returncode == 0


@pytest.mark.parametrize("lang", ["", ".zh"])
def test_a_readme_is_short_and_begins_with_a_picture(lang):
    lines = (ROOT / f"README{lang}.md").read_text("utf-8").splitlines()
    assert len(lines) <= 120
    assert next(line for line in lines[1:] if line and not re.fullmatch(r"\[.*?\]\(README.*\)", line)).startswith("![")


@pytest.mark.parametrize("lang", ["", ".zh"])
def test_every_verb_and_every_column_of_the_catalogue_is_documented(lang):
    commands = (ROOT / f"docs/commands{lang}.md").read_text("utf-8")
    assert [verb for verb in VERBS if f"python -m etl {verb}" not in commands] == []
    catalogue = (ROOT / f"docs/catalogue{lang}.md").read_text("utf-8")
    assert [c for names in COLUMNS.values() for c in names.split() if f"`{c.rstrip('*?')}`" not in catalogue] == []


def test_every_document_for_users_is_in_both_languages():
    """Those that a README of one language names without saying that they are English."""
    for stem in ("pages", "reading-files", "report", "commands", "catalogue", "configuration", "programs", "operations"):
        english, chinese = (anchors(ROOT / f"docs/{stem}{lang}.md") for lang in ("", ".zh"))
        assert len(english) == len(chinese), stem


def test_what_the_container_copies_is_there_and_no_room_is_left_out():
    text = (ROOT / "docs/deployment/Containerfile").read_text("utf-8")
    copied = {PurePosixPath(word) for line in re.findall(r"^COPY (.+) \S+$", text, re.MULTILINE) for word in line.split()}
    assert [str(p) for p in copied if not (ROOT / p).exists()] == []
    rooms = {p.parent.name for p in ROOT.glob("*/__init__.py")} - {"tests"} | {"pages", "locale"}
    assert rooms <= {p.parts[0] for p in copied}
