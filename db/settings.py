"""What an installation may set: data/settings.toml, overridden by environment variables."""

import os
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"


class SettingsError(Exception):
    """data/settings.toml cannot be used; the argument names the file and what is wrong in it."""


@dataclass(frozen=True)
class Settings:
    """data: catalogue and yearly files; store: the releases; sample: show the fictional district;
    colours: "good-bad" (blue good, orange bad) or "red-up" (红升绿降)."""

    data: Path
    store: Path
    sample: bool = True
    colours: str = "good-bad"


@cache
def settings(data: Path | None = None) -> Settings:
    """The installation's settings, or those of another data folder.

    Environment: DASHBOARD_DATA, _STORE, _SAMPLE (on/off), _COLOURS. Raises SettingsError.
    """
    data = (data or Path(os.environ.get("DASHBOARD_DATA") or DATA)).resolve()
    file = data / "settings.toml"
    try:
        said = tomllib.loads(file.read_text("utf-8-sig")) if file.exists() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: {error}") from None
    said |= {
        key: os.environ[f"DASHBOARD_{key.upper()}"]
        for key in ("store", "sample", "colours")
        if os.environ.get(f"DASHBOARD_{key.upper()}")
    }
    return Settings(
        data=data,
        store=data / said["store"] if said.get("store") else data / "releases",
        sample=said.get("sample", True) not in (False, "off", "no", "0", "false"),
        colours=_one_of(file, "colours", said.get("colours", "good-bad"), ("good-bad", "red-up")),
    )


def _one_of(file: Path, name: str, value: str, allowed: tuple) -> str:
    if value not in allowed:
        raise SettingsError(f"{file}: {name} = {value!r} ({', '.join(allowed)})")
    return value
