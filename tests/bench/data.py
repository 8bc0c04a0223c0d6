"""Data of any size, always the same for the same seed: a data folder (catalogue and one tidy CSV for each period) as an office sends it.

The figures walk from period to period; one in a hundred is 约数, one in two hundred not reported, one in two thousand begins a new
definition. None of them has an error, so that a load runs to its end.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from db.settings import Settings
from etl.releases.publisher import Publisher

SEED = 20_241_231
THEMES = ["advice", "supervision", "openness", "online_service", "mailbox", "party"]
NAMES = ["参谋助手", "督查落实", "政务公开", "政务服务", "公开信箱", "自身建设"]


@dataclass(frozen=True)
class Size:
    """offices × indicators × periods rows; monthly: the periods are months instead of years."""

    name: str
    offices: int
    indicators: int
    periods: int
    monthly: bool = False

    @property
    def rows(self) -> int:
        return self.offices * self.indicators * self.periods

    @property
    def named_periods(self) -> list:
        if self.monthly:
            return [f"{2015 + n // 12}-{n % 12 + 1:02d}" for n in range(self.periods)]
        return [str(2025 - self.periods + n) for n in range(self.periods)]


SIZES = {
    "small": Size("small", 40, 45, 10),
    "large": Size("large", 3000, 60, 12),
    "huge": Size("huge", 3000, 60, 112, monthly=True),  # 20.16 million
}


def make(folder: Path, size: Size) -> Path:
    """Write the data folder unless it is there."""
    if (folder / "done").exists():
        return folder
    for part in ("catalogue", "yearly"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    indicators, offices = _indicators(size), _offices(size)
    (folder / "settings.toml").write_text("sample = false\n", "utf-8")
    tables = {"themes": _themes(), "indicators": indicators, "offices": offices, "targets": _targets(size, indicators)}
    tables["events"] = pd.DataFrame(columns=["date", "office", "text_zh", "text_en", "link", "indicators"])
    for name, frame in tables.items():
        frame.to_csv(folder / "catalogue" / f"{name}.csv", index=False)
    for period, frame in _figures(size, indicators, offices):
        frame.to_csv(folder / "yearly" / f"{period}.csv", index=False)
    (folder / "done").touch()
    return folder


def published(folder: Path, size: str) -> Path:
    """The database of the data of a size (made in the folder if need be), published once, for all who want it."""
    publisher = Publisher(Settings(make(folder / "data", SIZES[size]), folder / "store", sample=False))
    if publisher.store.head() is None:
        publisher.build()
    return Path(publisher.snapshot().path)


def _themes() -> pd.DataFrame:
    return pd.DataFrame({"id": THEMES, "name_zh": NAMES, "name_en": [t.title() for t in THEMES]})


def _indicators(size: Size) -> pd.DataFrame:
    """Of ten indicators seven are counts, one a score, one a rank, one a ratio in per cent."""
    kinds = [("count", "件", "cases")] * 7 + [("score", "分", "points"), ("rank", "位", "places"), ("ratio", "%", "%")]
    rows = []
    for n in range(size.indicators):
        kind, unit_zh, unit_en = kinds[n % 10]
        rows.append({
            "id": f"indicator_{n:02d}", "name_zh": f"第{n:02d}项工作", "name_en": f"Work {n:02d}",
            "theme": THEMES[n * len(THEMES) // size.indicators], "unit_zh": unit_zh, "unit_en": unit_en,
            "kind": kind, "direction": "down" if kind == "rank" else "up", "decimals": {"ratio": 1, "score": 1}.get(kind, 0),
            "numerator": "", "denominator": "", "minimum": 0, "maximum": 100 if kind == "ratio" else "", "aliases": f"工作{n:02d}",
            "definition_zh": "全年办理完毕的件数。", "definition_en": "Cases closed in the year.",
        })  # fmt: skip
    return pd.DataFrame(rows)


def _offices(size: Size) -> pd.DataFrame:
    numbers = range(size.offices)
    return pd.DataFrame({
        "id": [f"office_{n:04d}" for n in numbers],
        "name_zh": [f"第{n:04d}区人民政府办公室" for n in numbers], "name_en": [f"District {n:04d} Government Office" for n in numbers],
        "short_zh": [f"第{n:04d}区" for n in numbers], "short_en": [f"District {n:04d}" for n in numbers],
        "region_zh": [f"第{n // 100}市" for n in numbers], "region_en": [f"City {n // 100}" for n in numbers],
        **dict.fromkeys(["sample", "valid_from", "valid_to", "successor", "aliases", "note_zh", "note_en"], ""),
    })  # fmt: skip


def _targets(size: Size, indicators: pd.DataFrame) -> pd.DataFrame:
    """Every office has a target for its first four counts in the newest year."""
    wanted = [(f"office_{n:04d}", i) for n in range(size.offices) for i in indicators["id"].head(4)]
    offices, ids = zip(*wanted, strict=True)
    period = size.named_periods[-1][:4]
    return pd.DataFrame({"office": offices, "indicator": ids, "period": period, "target": 5000})


def _figures(size: Size, indicators: pd.DataFrame, offices: pd.DataFrame):
    """(period, its rows)"""
    random = np.random.default_rng(SEED)
    number = size.offices * size.indicators
    kind = np.tile(indicators["kind"].to_numpy(), size.offices)
    level = np.select([kind == "ratio", kind == "rank", kind == "score"], [80, 20, 300], random.lognormal(7, 1, number) + 50)
    for period in size.named_periods:
        level = level * np.exp(random.normal(0.002 if size.monthly else 0.02, 0.03, number))
        value = np.select(
            [kind == "ratio", kind == "rank", kind == "score"],
            [np.round(np.clip(level, 1.5, 99), 1), np.clip(np.round(level), 1, None), np.round(level, 1)],
            np.round(level),
        )
        chance = random.random(number)
        text = pd.Series(value).map(lambda v: f"{v:.10g}")
        yield period, pd.DataFrame({
            "office": np.repeat(offices["id"].to_numpy(), size.indicators),
            "indicator": np.tile(indicators["id"].to_numpy(), size.offices), "period": period,
            "value": text.where(chance >= 0.005, ""),
            "qualifier": np.select([chance < 0.005, chance < 0.015], ["", ">="], "="),
            "status": np.select([chance < 0.005, chance > 0.9995], ["O", "B"], "A"),
            "as_worded": (text + "余件").where((chance >= 0.005) & (chance < 0.015), ""),
            "note": np.select([chance < 0.005, chance > 0.9995], ["当年未统计", "口径调整"], ""),
            "source": f"{period}年度法治政府建设情况报告",
        })  # fmt: skip
