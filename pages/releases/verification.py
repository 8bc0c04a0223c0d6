"""When the record was last verified, and how that ended: one line of the releases page."""

from db.settings import settings
from etl.releases import verification
from etl.releases.publisher import Publisher
from etl.releases.verification import Verification
from pages.shell.run import Run
from pages.shell.screen import st


def line(run: Run) -> None:
    """The line; damage that remains is a warning with its remedy."""
    last = verification.last(Publisher(settings()).store.folder)
    if last is None:
        st.caption(run.t("记录尚未核验。可由系统管理员运行 python -m etl verify，宜每晚自动运行。"))
    elif last.is_whole:
        st.caption(_whole(run, last))
    else:
        sentence = run.t(
            "记录于{at}核验，有{n}处损坏尚未修复。请系统管理员运行 python -m etl verify --from 备份 修复，然后重新核验。",
            at=_time(run, last.at),
            n=last.damaged - last.mended,
        )
        st.warning(sentence, icon=":material/healing:")


def _whole(run: Run, last: Verification) -> str:
    at = _time(run, last.at)
    if last.mended:
        return run.t("记录于{at}核验，修复{n}处后完好。", at=at, n=last.mended)
    return run.t("记录于{at}核验，完好。", at=at)


def _time(run: Run, at: str) -> str:
    """2026年11月28日 02:10, of an ISO time."""
    year, month, day = at[:10].split("-")
    return run.t("{year}年{month}月{day}日 {time}", year=int(year), month=int(month), day=int(day), time=at[11:16])
