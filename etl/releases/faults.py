"""A fault of the machine or the installation as a sentence."""

from db import BrokenDatabase, OutOfMemory
from db.settings import SettingsError
from etl.releases import machine
from etl.store.folder import PATIENCE
from etl.store.place import Away, Damaged, Lacking, Unsure
from wording.language import later, translator

WHY = {
    "package": later("版本库在{store}中，但这台电脑没有安装{package}。请运行：pip install -r requirements-shared.txt"),
    "condition": later(
        "{place}不支持“不存在才写入”（If-None-Match），多人同时发布会互相覆盖，因此没有发布。请换用支持它的S3服务。"
    ),
    "unconfirmed": later(
        "版本{release}已写入{path}，但磁盘没有确认保存，断电后可能丢失。请系统管理员检查磁盘，再到“版本记录”中核对。"
    ),
    "uncopied": later("版本{release}已发布，但写不进本机副本{folder}，本机暂时看不到。请系统管理员检查该文件夹的空间和权限。"),
}

AWAY = later("现在连不上版本库{store}，没有发布任何内容，文件不会丢失，恢复后再试一次。请系统管理员检查：{detail}")

UNSURE = later(
    "发布时与版本库{store}的连接中断，不能确定是否已经发布。恢复后请先看“版本记录”，没有时再发布一次。请系统管理员检查：{detail}"
)

DAMAGED = later("版本库中的{path}{damage}，没有发布任何内容。请运行 python -m etl verify --from {copy} 修复。")

VANISHED = later(
    "版本库{path}{damage}，没有发布任何内容。请检查磁盘或网络盘是否已挂载；确已丢失的，请运行 python -m etl verify --from {copy} 恢复。"
)

DAMAGES = {  # of etl.store.place.Damaged, and of etl.releases.verify.Finding
    "digest": later("内容与校验值不符"),
    "missing": later("不见了"),
    "form": later("已损坏，读不出版本记录"),
    "chain": later("与前后版本记录的校验值对不上"),
    "gap": later("缺失，其后的版本仍在"),
    "lost": later("缺失，而这一版本曾经发布"),
    "vanished": later("不见了，其中曾有已发布的版本"),
    "differs": later("与本机副本不一致"),
    "stray": later("不是版本记录，没有使用"),
    "database": later("与重新生成的不一致，已删除，使用时重新生成"),
}


def fault_message(error: Exception, lang: str) -> str:
    """A fault of the machine or the installation as a sentence."""
    t = translator(lang)
    if isinstance(error, SettingsError):
        return t(later("设置文件有误：{detail}")).format(detail=error)
    if isinstance(error, Lacking):
        return t(WHY[error.why]).format(**error.facts)
    if isinstance(error, Away):
        return t(UNSURE if isinstance(error, Unsure) else AWAY).format(store=error.place, detail=error.detail)
    if isinstance(error, OutOfMemory):
        return t(later("数据太多，一次处理不了，没有发布任何内容。请按单位分成几批文件，分几次载入。"))
    if isinstance(error, Damaged):
        return t(VANISHED if error.what == "vanished" else DAMAGED).format(
            path=error, damage=t(DAMAGES[error.what]), copy=error.copy or t(later("备份"))
        )
    if isinstance(error, BrokenDatabase):
        return t(later("数据库{path}已损坏，重新生成后仍然读不出。请检查磁盘。")).format(path=error.path)
    if isinstance(error, TimeoutError):
        return t(later("版本库正被另一个程序占用，等了{n}分钟，没有发布任何内容。请等它结束，或结束那个程序后再试。")).format(
            n=PATIENCE // 60
        )
    return machine.sentence(error if isinstance(error, OSError) else OSError(str(error)), lang)
