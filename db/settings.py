"""What an installation may set: data/settings.toml, overridden by environment variables."""

import os
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from db.address import Address, address

DATA = Path(__file__).resolve().parent.parent / "data"


class SettingsError(Exception):
    """data/settings.toml cannot be used; the argument names the file and what is wrong in it."""


MODES = {"local": ("", ""), "header": ("X-Remote-User", "X-Remote-Groups"), "oidc": ("email", "groups")}
SHORTEST_SECRET = 16


@dataclass(frozen=True)
class Publish:
    """Who may publish. mode: how a visitor is known (api/permission.py); publishers, groups: names as the proxy or
    the sign-on service gives them; name_from, groups_from: the header or claim that holds them; secret: shared with the proxy;
    names: what readers see instead of an account, (account, name) each; the record keeps the account."""

    mode: str = "local"
    publishers: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    name_from: str = ""
    groups_from: str = ""
    secret: str = ""
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Settings:
    """data: catalogue and yearly files; store: the releases, a folder or an address; sample: show the fictional district;
    colours: "good-bad" (blue good, orange bad) or "red-up" (红升绿降); publish: who may publish; template: the office's .pptx;
    local: the folder for this machine's copy of a store that has an address."""

    data: Path
    store: Path | Address
    sample: bool = True
    colours: str = "good-bad"
    publish: Publish = Publish()
    template: Path | None = None
    local: Path | None = None

    @property
    def cache(self) -> Path:
        return self.local or self.data / "cache"


def read_settings(data: Path | None = None) -> Settings:
    """The installation's settings as they are now, or those of another data folder.

    Environment: DASHBOARD_DATA, _STORE, _CACHE, _SAMPLE (on/off), _COLOURS, _TEMPLATE, and _PUBLISH_MODE, _PUBLISH_PUBLISHERS (with commas), and
    so on for every field of Publish. Raises SettingsError.
    """
    data = Path(os.path.realpath(data or os.environ.get("DASHBOARD_DATA") or DATA))
    file = data / "settings.toml"
    try:
        values = tomllib.loads(file.read_text("utf-8-sig")) if file.exists() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: {error}") from None
    values |= _environment("", ("store", "cache", "sample", "colours", "template"))
    return Settings(
        data=data,
        store=_store(file, data, values.get("store") or "releases"),
        sample=values.get("sample", True) not in (False, "off", "no", "0", "false"),
        colours=_one_of(file, "colours", values.get("colours", "good-bad"), ("good-bad", "red-up")),
        publish=_publish(file, values.get("publish", {})),
        template=_path(file, data, "template", values),
        local=_path(file, data, "cache", values),
    )


def publisher_names() -> dict[str, str]:
    """Account → name for readers, by the settings as they are now; {} where they cannot be read."""
    try:
        return dict(read_settings().publish.names)
    except SettingsError:
        return {}


settings = cache(read_settings)  # what a running app goes by; who may publish is read anew each time


def _environment(prefix: str, keys) -> dict:
    names = {key: f"DASHBOARD_{prefix}{key}".upper() for key in keys}
    return {key: os.environ[name] for key, name in names.items() if os.environ.get(name)}


def _path(file: Path, data: Path, key: str, values: dict) -> Path | None:
    """A path, relative to the data folder; None where none is set."""
    if not isinstance(values.get(key, ""), str):
        raise SettingsError(f'{file}: {key} = {values[key]!r} ("...")')
    return data / values[key] if values.get(key) else None


def _store(file: Path, data: Path, value) -> Path | Address:
    """A folder, relative to the data folder, or an address; what is wrong with an address is not repeated, for its password."""
    if not isinstance(value, str):
        raise SettingsError(f'{file}: store = {value!r} ("...")')
    try:
        return address(value) or data / value
    except ValueError as error:
        raise SettingsError(f"{file}: store = ({error})") from None


def _publish(file: Path, values) -> Publish:
    """The table [publish], overridden by the environment. A word that is not known may be a list mistyped: it is refused."""
    names = [f.name for f in fields(Publish)]
    if not isinstance(values, dict):
        raise SettingsError(f"{file}: publish = {values!r} ([publish])")
    if unknown := [key for key in values if key not in names]:
        raise SettingsError(f"{file}: [publish] {', '.join(unknown)} ({', '.join(names)})")
    environment = _environment("publish_", names)
    values = values | {key: _listed(key, value) for key, value in environment.items()}
    mode = _one_of(file, "[publish] mode", values.get("mode", "local"), tuple(MODES))
    name_from, groups_from = MODES[mode]
    return Publish(
        mode,
        _names(file, "publishers", values.get("publishers", [])),
        _names(file, "groups", values.get("groups", [])),
        _word(file, "name_from", values.get("name_from", name_from)),
        _word(file, "groups_from", values.get("groups_from", groups_from)),
        _secret(file, values.get("secret", "")),
        _shown_names(file, values.get("names", {})),
    )


def _listed(key: str, value: str):
    """A setting of the environment: lists with commas, names as account=name with commas."""
    if key == "names":
        return {account: name for account, _, name in (pair.partition("=") for pair in value.split(","))}
    return value.split(",") if key in ("publishers", "groups") else value


def _shown_names(file: Path, value) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not all(isinstance(name, str) for name in value.values()):
        raise SettingsError(f'{file}: [publish.names] {value!r} (account = "...")')
    return tuple((account.strip(), " ".join(name.split())) for account, name in value.items() if name.strip())


def _names(file: Path, key: str, value) -> tuple:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise SettingsError(f'{file}: [publish] {key} = {value!r} (["...", "..."])')
    return tuple(name.strip() for name in value if name.strip())


def _word(file: Path, key: str, value) -> str:
    if not isinstance(value, str):
        raise SettingsError(f'{file}: [publish] {key} = {value!r} ("...")')
    return value


def _secret(file: Path, value) -> str:
    """Long enough not to be guessed; never repeated in a message."""
    if not isinstance(value, str) or 0 < len(value) < SHORTEST_SECRET:
        raise SettingsError(f'{file}: [publish] secret ("..." >= {SHORTEST_SECRET})')
    return value


def _one_of(file: Path, name: str, value: str, allowed: tuple) -> str:
    if value not in allowed:
        raise SettingsError(f"{file}: {name} = {value!r} ({', '.join(allowed)})")
    return value
