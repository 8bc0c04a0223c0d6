"""What an installation may set: data/settings.toml, overridden by environment variables."""

import os
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True)
class Settings:
    """data: catalogue and yearly files; store: the releases; sample: show the fictional district;
    colours: "good-bad" (blue good, orange bad) or "red-up" (红升绿降)."""

    data: Path
    store: Path
    sample: bool = True
    colours: str = "good-bad"


@cache
def settings() -> Settings:
    """The installation's settings. Environment: DASHBOARD_DATA, _STORE, _SAMPLE (on/off), _COLOURS."""
    data = Path(os.environ.get("DASHBOARD_DATA") or DATA)
    file = data / "settings.toml"
    said = tomllib.loads(file.read_text("utf-8")) if file.exists() else {}
    said |= {
        key: os.environ[f"DASHBOARD_{key.upper()}"]
        for key in ("store", "sample", "colours")
        if os.environ.get(f"DASHBOARD_{key.upper()}")
    }
    return Settings(
        data=data,
        store=data / said["store"] if said.get("store") else data / "releases",
        sample=said.get("sample", True) not in (False, "off", "no", "0", "false"),
        colours="red-up" if said.get("colours") == "red-up" else "good-bad",
    )
