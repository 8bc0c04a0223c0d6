"""The words of the command line: every verb with its arguments. Loads neither DuckDB nor pandas, so that help comes at once."""

import argparse
import gettext
import os
from collections.abc import Callable, Mapping
from typing import Any

from etl.cli.types import Once, Types
from wording.language import LANGUAGES, LOCALE, later, translator


def language(arguments: list[str], environment: Mapping[str, str]) -> str:
    """The language ("zh" or "en") to speak: --lang, wherever it stands as an option; DASHBOARD_LANG; that of the system (LC_ALL,
    LC_MESSAGES, LANG, as in POSIX); else Chinese. Asked before the parser is made, so that help and errors speak it too."""
    only = argparse.ArgumentParser(add_help=False)
    only.add_argument("--lang", nargs="?")
    option, own = only.parse_known_args(arguments)[0].lang, environment.get("DASHBOARD_LANG")
    system = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return next((lang for lang in (option, own) if lang in LANGUAGES), "en" if system.startswith("en") else "zh")


def parse(arguments: list[str], lang: str) -> dict[str, Any]:
    """The arguments by name: `verb`, data, store, lang, json, and those of the verb's function (etl/cli/run.py). Wrong usage ends the
    process with status 2 and a sentence."""
    whole = parser(lang)
    given, rest = whole.parse_known_args(arguments)
    if rest and (not hasattr(given, "files") or any(text.startswith("-") for text in rest)):
        whole.error(
            translator(lang)(later("不认识的参数：{text}。用 {verb} --help 查看用法。")).format(
                text=" ".join(rest), verb=given.verb
            )
        )
    if rest:  # files on both sides of an option
        given.files += rest
    return vars(given)


def parser(lang: str) -> argparse.ArgumentParser:
    """The parser of `python -m etl`, speaking `lang`; `verb` and the arguments are those of the functions of etl/cli/run.py VERBS."""
    t = translator(lang)
    _own_words(lang)
    made = argparse.ArgumentParser(
        "python -m etl",
        description=t("把每年的指标文件变成发布的版本。"),
        epilog=t("退出状态：0 完成，1 数据有问题，2 用法不对。"),
    )
    verbs = Verbs(made, t)
    verbs.about_files()
    verbs.about_figures()
    verbs.about_releases()
    return made


def _own_words(lang: str) -> None:
    """argparse's own words are looked up by gettext under a domain and in a language of the process (locale/zh/LC_MESSAGES/argparse.po)."""
    gettext.bindtextdomain("argparse", LOCALE)
    gettext.textdomain("argparse")
    os.environ["LANGUAGE"] = lang


def _once(t: Callable[[str], str], written: set[str]) -> type[Once]:
    """Once for one command line: what it has written so far is shared by all its options."""

    class OfThis(Once):
        def __init__(self, **rest: Any):
            super().__init__(t, written, **rest)

    return OfThis


class Verbs:
    """Adds verbs to a parser, all of which know --data, --store, --lang and --json; these may stand before the verb too."""

    def __init__(self, whole: argparse.ArgumentParser, t: Callable[[str], str]):
        self.t, self.types, self.once = t, Types(t), _once(t, set())
        self.office = t("单位的编号、名称或别名")
        self._everywhere(whole)
        self.verbs = whole.add_subparsers(dest="verb", required=True, metavar=t("命令"))

    def about_files(self) -> None:
        """What takes files in."""
        t = self.t
        self._verb("build", t("检查 data 下的全部文件；首次运行发布版本1，以后接受目录的变化"))
        made = self._files("check", t("检查文件，不发布"))
        self._path(made, "--to", "FILE", t("把文件连同问题写入Excel文件（.xlsx），问题标在单元格旁"))
        made = self._files("load", t("检查文件，列出变化，确认后发布下一个版本"))
        made.add_argument("--yes", action="store_true", help=t("不再询问，同意全部改写和提醒，直接发布"))
        self._author(made, t("原因；修改已发布的数值时必填，也是同意提醒的理由"))
        self._draft()
        made = self._verb("report", t("从年度报告的文字中读出数字，逐个给出原句"))
        made.add_argument("file", type=self.types.text, metavar="FILE", help=t("TXT、DOCX、带文字层的PDF或保存的网页"))
        self._text(made, "--office", "O", self.office)
        made.add_argument("--year", action=self.once, type=self.types.year, metavar="Y", help=t("报告的年份（默认从文中读出）"))
        self._path(made, "--to", "FILE", t("把可直接采用的数字写成CSV草稿"))

    def _draft(self) -> None:
        t = self.t
        made = self._verb("draft", t("由数据文件起草目录：目录中没有的指标和单位各一行，没有把握的留待核对"))
        made.add_argument("files", type=self.types.text, nargs="+", metavar="FILE", help=t("CSV、XLSX或XLS文件，可写多个"))
        self._text(made, "--office", "O", t("文件中没有单位列时，数据属于哪个单位（可以是新单位的名称）"))
        self._path(made, "--to", "DIR", t("写成完整的数据文件夹（新的或空的），可直接用于 build --data DIR"))
        self._answer(made)

    def about_figures(self) -> None:
        """What gives figures out."""
        t = self.t
        made = self._verb("series", t("以CSV输出一项指标的数据和同比，与图表所用完全相同"))
        made.add_argument("indicator", type=self.types.text, metavar="INDICATOR", help=t("指标的编号、名称或别名"))
        self._text(made, "--office", "O", self.office)
        made.add_argument("--release", action=self.once, type=self.types.release, metavar="N", help=t("版本号（默认最新）"))
        made.add_argument("--sample", action="store_true", help=t("连同示例单位（虚构），默认不列"))
        made = self._verb("export", t("把记录导出为CSV，连同目录"))
        self._path(made, "--to", "DIR", t("导出到哪个文件夹（新的或空的）"), dest="folder", required=True)
        made = self._verb("template", t("输出待填写的CSV或Excel文件：每项指标一行，附名称、计量单位和上期数值"))
        made.add_argument(
            "--year", action=self.once, type=self.types.year, required=True, metavar="Y", help=t("填报哪一年的数据，如 2025")
        )
        self._text(made, "--office", "O", self.office, required=True)
        self._path(made, "--to", "FILE", t("写入 .csv 或 .xlsx 文件（默认以CSV输出到屏幕）"))

    def about_releases(self) -> None:
        """What looks at releases and takes them back."""
        t, release = self.t, self.types.release
        self._verb("releases", t("列出所有版本"))
        made = self._verb("diff", t("列出两个版本之间的差别"))
        made.add_argument("before", type=release, metavar="A", help=t("较早的版本号"))
        made.add_argument("after", type=release, metavar="B", help=t("较晚的版本号"))
        made = self._verb("undo", t("撤销最新版本：把它之前的内容作为新版本发布"))
        made.add_argument("--yes", action="store_true", help=t("不再询问，直接撤销；须用 --reason 写明原因"))
        self._author(made, t("撤销的原因，必填"))
        made.add_argument("--to", action=self.once, type=release, metavar="N", help=t("恢复为指定的版本"))
        made = self._verb("copy", t("把版本库原样复制到另一个版本库：迁移或备份；再次运行只补上新版本"))
        self._text(made, "--to", "DIR|URL", t("目标版本库：文件夹、postgresql:// 或 s3:// 地址"), required=True)
        made = self._verb(
            "verify",
            t("核验版本库：每个文件、每个版本与校验值，数据库与重新生成的；退出状态：0 完好或已修复，1 有损坏，2 未能核验"),
        )
        self._text(made, "--from", "DIR|URL", t("从另一个版本库（如备份）修复，或从存有上传原件的文件夹修复"), dest="source")
        made.add_argument("--mend", action="store_true", help=t("没有备份时，从版本库、数据文件夹和上传的原件中找回"))

    def _verb(self, name: str, about: str) -> argparse.ArgumentParser:
        made = self.verbs.add_parser(name, help=about, description=about)
        self._everywhere(made, default=argparse.SUPPRESS)  # what stands before the verb stays
        return made

    def _everywhere(self, made: argparse.ArgumentParser, **default: Any) -> None:
        t, data = self.t, dict[str, Any](metavar="DIR", **default)
        made.add_argument("--data", action=self.once, type=self.types.path, help=t("数据文件夹（默认 data）"), **data)
        about = t("版本库：文件夹（默认 data/releases）、postgresql:// 或 s3:// 地址")
        made.add_argument(
            "--store", action=self.once, type=self.types.text, help=about, **dict[str, Any](data, metavar="DIR|URL")
        )
        about = t("输出语言（默认依次取 DASHBOARD_LANG、系统语言、中文）")
        made.add_argument("--lang", choices=list(LANGUAGES), help=about, **default)
        made.add_argument("--json", action="store_true", help=t("输出JSON，供程序读取"), **default)

    def _files(self, name: str, about: str) -> argparse.ArgumentParser:
        """A verb over data files."""
        t, made = self.t, self._verb(name, about)
        made.add_argument("files", type=self.types.text, nargs="+", metavar="FILE", help=t("CSV、XLSX或XLS文件，可写多个"))
        self._text(made, "--office", "O", t("文件中没有单位列时，数据属于哪个单位"))
        share = t("比例写成小数又没有百分号时的读法：percent 把0.862读作86.2%%，as-is 读作0.862%%")
        made.add_argument("--share", action=self.once, choices=["percent", "as-is"], default="", help=share)
        self._answer(made)
        return made

    def _answer(self, made: argparse.ArgumentParser) -> None:
        answer = self.t("回答检查时提出的问题，可多次使用：键和选项见检查结果，如 period=2024")
        made.add_argument("--answer", dest="answers", action="append", default=[], metavar="KEY=CHOICE", help=answer)

    def _author(self, made: argparse.ArgumentParser, why: str) -> None:
        made.add_argument("--reason", action=self.once, default="", metavar="TEXT", help=why)
        made.add_argument("--by", action=self.once, default="", metavar="NAME", help=self.t("发布人（默认当前系统用户）"))

    def _text(self, made: argparse.ArgumentParser, option: str, metavar: str, about: str, **rest) -> None:
        made.add_argument(option, action=self.once, type=self.types.text, metavar=metavar, help=about, **rest)

    def _path(self, made: argparse.ArgumentParser, option: str, metavar: str, about: str, **rest) -> None:
        made.add_argument(option, action=self.once, type=self.types.path, metavar=metavar, help=about, **rest)
