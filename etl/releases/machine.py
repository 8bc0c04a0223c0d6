"""What this machine refuses, as a sentence: where, and what helps. One place for pages and command line, for files and for DuckDB's
(db/refusal.py), however deep it happened. Whatever was published before stands, for a release is published as a whole or not at all."""

import errno
import os

from db.refusal import Temporary
from etl.releases.user import user
from wording.language import later, translator

FULL = later("{path}所在的磁盘已满，操作没有完成，已发布的数据不受影响。请腾出空间后重试。")
NO_ROOM = later(
    "临时文件夹{path}所在的磁盘已满，操作没有完成，已发布的数据不受影响。请腾出空间，或用环境变量TMPDIR另指一个文件夹，然后重试。"
)
NO_TEMPORARY = later(
    "没有可用的临时文件夹（{path}），操作没有完成，已发布的数据不受影响。请系统管理员建立该文件夹并给予写权限，或用环境变量TMPDIR另指一个。"
)
TOO_LARGE = later("{path}超过了系统允许的文件大小，操作没有完成，已发布的数据不受影响。请系统管理员放宽限制（ulimit -f）后重试。")
READ_ONLY = later("{path}所在的磁盘是只读的，操作没有完成，已发布的数据不受影响。请系统管理员改为可写，或换一个文件夹。")
NO_PERMISSION = later("用户{user}没有读写{path}的权限，操作没有完成，已发布的数据不受影响。请系统管理员检查它的所有者和权限。")
TOO_MANY = later(
    "同时打开的文件太多，打不开{path}，操作没有完成，已发布的数据不受影响。请稍后重试；仍不成功时，请系统管理员放宽限制（ulimit -n）。"
)
BROKEN = later("读写{path}时磁盘出错，操作没有完成，已发布的数据不受影响。请系统管理员检查磁盘。")
UNREADABLE = later("无法读写{path}，请检查路径和权限。")
# Where the system names no file: an answer on its way out, or a library's own temporary file.
NAMELESS = later("临时文件夹或输出写不下，操作没有做完。请检查它们所在的磁盘；是否已经发布，请用 python -m etl releases 查看。")
UNKNOWN = later("读写文件时出错，请检查磁盘空间和权限。")
SENTENCES = {
    errno.ENOSPC: FULL,
    errno.EFBIG: TOO_LARGE,
    errno.EROFS: READ_ONLY,
    errno.EACCES: NO_PERMISSION,
    errno.EPERM: NO_PERMISSION,
    errno.EMFILE: TOO_MANY,
    errno.ENFILE: TOO_MANY,
    **{number: FULL for number in [getattr(errno, "EDQUOT", None)] if number},
}


def sentence(error: OSError, lang: str) -> str:
    """The refusal in the user's language."""
    name = error.filename2 or error.filename  # of a link, the one that was to be made
    path = (
        os.fsdecode(name).encode("utf-8", "replace").decode() if isinstance(name, str | bytes) else ""
    )  # bytes that are no text cannot be printed
    return translator(lang)(_form(error, path)).format(path=path, user=user())


def _form(error: OSError, path: str) -> str:
    form = SENTENCES.get(error.errno)
    if form and not path:
        return NAMELESS
    if isinstance(error, Temporary):
        return {FULL: NO_ROOM, TOO_LARGE: TOO_LARGE}.get(form, NO_TEMPORARY)
    if path and error.errno == errno.EIO:
        return BROKEN
    return form or (UNREADABLE if path else UNKNOWN)
