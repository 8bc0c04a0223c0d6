"""What docs/deployment says is so: the units start the dashboard, the container holds all it needs, the runbook's commands exist."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest
from app import free_port, running
from tools import ROOT

from etl.cli.arguments import parser

DOCS = ROOT / "docs" / "deployment"
HOME = "/opt/governance"


def unit(name: str) -> dict:
    """The [Service] section of a unit."""
    read = ConfigParser(interpolation=None, strict=False, delimiters=("=",))
    read.optionxform = str
    read.read_string((DOCS / name).read_text("utf-8"))
    return dict(read["Service"])


def environment(folder: Path) -> dict:
    """The documented settings, with a store of the test's own."""
    lines = [line for line in (DOCS / "governance.env").read_text("utf-8").splitlines() if line and not line.startswith("#")]
    variables = dict(line.split("=", 1) for line in lines)
    assert variables["DASHBOARD_STORE"].startswith("postgresql://")
    return {**os.environ, **variables, "DASHBOARD_STORE": str(folder / "releases"), "DASHBOARD_CACHE": str(folder / "cache")}


def here(command: str) -> list:
    """A documented command with the places of this machine."""
    words = shlex.split(command)
    assert words[0].startswith(f"{HOME}/.venv/bin/"), command
    return [str(Path(sys.executable).with_name(Path(words[0]).name)), *words[1:]]


def test_the_service_starts_the_dashboard_with_the_documented_settings(tmp_path):
    port = free_port()
    service = unit("governance@.service")
    assert service["WorkingDirectory"] == HOME
    command = here(service["ExecStart"].replace("%i", str(port)))
    with running(command, port, "/indicators/api/health", cwd=ROOT, env=environment(tmp_path)) as answer:
        assert json.loads(answer)["status"] == "empty"


def test_the_backup_service_copies_the_store(tmp_path, office_store):
    store = Path(shutil.copytree(office_store, tmp_path / "releases"))
    env = {**environment(tmp_path), "DASHBOARD_STORE": str(store)}
    service = unit("governance-backup.service")
    for step in ("ExecStart", "ExecStartPost", "ExecStopPost"):
        command = here(service[step].replace("/var/backups/governance", str(tmp_path / "backup")))
        subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
    assert (store / "verified.json").exists() and (tmp_path / "backup" / "verified.json").exists()
    assert (tmp_path / "backup" / "log" / "000001.json").read_bytes() == (store / "log" / "000001.json").read_bytes()


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd on this machine")
def test_systemd_understands_the_units(tmp_path):
    for name in ("governance@.service", "governance-backup.service", "governance-backup.timer"):
        text = (DOCS / name).read_text("utf-8")
        text = re.sub(rf"{HOME}/\.venv/bin/\w+", "/bin/true", text).replace(HOME, "/").replace("User=governance", "User=root")
        (tmp_path / name).write_text(text, "utf-8")
    units = [tmp_path / "governance@8501.service", tmp_path / "governance-backup.service", tmp_path / "governance-backup.timer"]
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True)
    assert done.returncode == 0 and str(tmp_path) not in done.stderr, done.stderr


def test_the_container_holds_all_that_the_dashboard_needs(tmp_path):
    """Its steps by hand: what is copied is copied, what is installed is there, and its command serves from that alone."""
    steps = re.sub(r"\\\n", " ", (DOCS / "Containerfile").read_text("utf-8"))
    steps = [line.split(maxsplit=1) for line in steps.splitlines() if line and not line.startswith("#")]
    home, env = tmp_path / "home", {"PATH": os.environ["PATH"]}
    home.mkdir()
    for step, argument in steps:
        if step == "COPY":
            *sources, target = argument.split()
            for source in sources:
                copied(ROOT / source, home / target)
        elif step == "ENV":
            env |= dict(pair.split("=", 1) for pair in argument.replace("/var/lib/governance", str(tmp_path / "var")).split())
        elif step == "RUN":
            assert shutil.which(argument.split()[0])
            assert all((home / file).exists() for file in re.findall(r"-r (\S+)", argument))
            (home / ".venv").exists() or (home / ".venv").symlink_to(sys.prefix)
    command = json.loads(dict(steps)["CMD"])
    port = free_port()
    command = [word.replace("8501", str(port)) for word in command]
    with running(command, port, "/api/health", cwd=home, env=env) as answer:
        assert json.loads(answer)["status"] == "empty"


def copied(source: Path, target: Path) -> None:
    """As COPY does: the content of a folder, or a file into a folder."""
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)


@pytest.mark.parametrize("page", ["operations.md", "operations.zh.md"])
def test_the_runbook_names_only_what_there_is(page):
    text = (ROOT / "docs" / page).read_text("utf-8")
    commands = re.findall(r"python -m etl ([^\n`|]+)", text)
    assert len(commands) > 5
    for command in commands:
        parser("zh").parse_args(shlex.split(command, comments=True))
    for file in re.findall(r"docs/deployment/[\w.@*-]+", text):
        assert list(ROOT.glob(file)), file
    for link in re.findall(r"\]\((?!http)([^)#]+)\)", text):
        assert (ROOT / "docs" / link).exists(), link
