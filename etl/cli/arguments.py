"""The words of the command line: every verb with its arguments. Loads neither DuckDB nor pandas, so that help comes at once."""

import argparse
import re
from pathlib import Path

from lang import translator


def parser(lang: str) -> argparse.ArgumentParser:
    """The parser of `python -m etl`, speaking `lang`; `verb` and the arguments are those of the functions of etl/cli/run.py VERBS."""
    t = translator(lang)
    made = argparse.ArgumentParser(
        "python -m etl",
        description=t("把每年的指标文件变成发布的版本。"),
        epilog=t("退出状态：0 完成，1 数据有问题，2 用法不对。"),
    )
    verbs = Verbs(made.add_subparsers(dest="verb", required=True, metavar=t("命令")), t)
    verbs.about_files()
    verbs.about_figures()
    verbs.about_releases()
    return made


class Verbs:
    """Adds verbs to a parser, all of which know --data, --store, --lang, and --json unless they answer with a CSV."""

    def __init__(self, verbs, t):
        self.verbs, self.t = verbs, t
        self.office = t("单位的编号、名称或别名")
        self.everywhere = argparse.ArgumentParser(add_help=False)
        self.everywhere.add_argument("--data", type=Path, metavar="DIR", help=t("数据文件夹（默认 data）"))
        self.everywhere.add_argument(
            "--store", metavar="DIR|URL", help=t("版本库：文件夹（默认 data/releases）、postgresql:// 或 s3:// 地址")
        )
        self.everywhere.add_argument("--lang", choices=["zh", "en"], help=t("输出语言（默认中文）"))

    def about_files(self) -> None:
        """What takes files in."""
        t = self.t
        self._verb("build", t("检查 data 下的全部文件；首次运行发布版本1，以后接受目录的变化"))
        made = self._files("check", t("检查文件，不发布"))
        made.add_argument("--to", type=Path, metavar="FILE", help=t("把文件连同问题写入Excel文件（.xlsx），问题标在单元格旁"))
        made = self._files("load", t("检查文件，列出变化，确认后发布下一个版本"))
        made.add_argument("--yes", action="store_true", help=t("不再询问，同意全部改写和提醒，直接发布"))
        self._author(made, t("原因；修改已发布的数值时必填，也是同意提醒的理由"))
        self._draft()
        made = self._verb("report", t("从年度报告的文字中读出数字，逐个给出原句"))
        made.add_argument("file", metavar="FILE", help=t("TXT、DOCX、带文字层的PDF或保存的网页"))
        made.add_argument("--office", metavar="O", help=self.office)
        made.add_argument("--year", type=_year, metavar="Y", help=t("报告的年份（默认从文中读出）"))
        made.add_argument("--to", type=Path, metavar="FILE", help=t("把可直接采用的数字写成CSV草稿"))

    def _draft(self) -> None:
        t = self.t
        made = self._verb("draft", t("由数据文件起草目录：目录中没有的指标和单位各一行，没有把握的留待核对"))
        made.add_argument("files", nargs="+", metavar="FILE")
        made.add_argument("--office", metavar="O", help=t("文件中没有单位列时，数据属于哪个单位（可以是新单位的名称）"))
        made.add_argument(
            "--to", type=Path, metavar="DIR", help=t("写成完整的数据文件夹（新的或空的），可直接用于 build --data DIR")
        )
        self._answer(made)

    def about_figures(self) -> None:
        """What gives figures out."""
        t = self.t
        made = self._verb("series", t("以CSV输出一项指标的数据和同比，与图表所用完全相同"), as_json=False)
        made.add_argument("indicator", metavar="INDICATOR", help=t("指标的编号、名称或别名"))
        made.add_argument("--office", metavar="O", help=self.office)
        made.add_argument("--release", type=int, metavar="N", help=t("版本号（默认最新）"))
        made = self._verb("export", t("把记录导出为CSV，连同目录"))
        made.add_argument("--to", dest="folder", type=Path, required=True, metavar="DIR")
        about = t("输出待填写的CSV或Excel文件：每项指标一行，附名称、计量单位和上期数值")
        made = self._verb("template", about, as_json=False)
        made.add_argument("--year", type=_year, required=True, metavar="Y")
        made.add_argument("--office", required=True, metavar="O", help=self.office)
        made.add_argument("--to", type=Path, metavar="FILE", help=t("写入 .csv 或 .xlsx 文件（默认以CSV输出到屏幕）"))

    def about_releases(self) -> None:
        """What looks at releases and takes them back."""
        t = self.t
        self._verb("releases", t("列出所有版本"))
        made = self._verb("diff", t("列出两个版本之间的差别"))
        made.add_argument("before", type=int, metavar="A", help=t("较早的版本号"))
        made.add_argument("after", type=int, metavar="B", help=t("较晚的版本号"))
        made = self._verb("undo", t("撤销最新版本：把它之前的内容作为新版本发布"))
        self._author(made, t("撤销的原因"))
        made.add_argument("--to", type=int, metavar="N", help=t("恢复为指定的版本"))
        made = self._verb("copy", t("把版本库原样复制到另一个版本库：迁移或备份；再次运行只补上新版本"))
        made.add_argument("--to", required=True, metavar="DIR|URL", help=t("目标版本库：文件夹、postgresql:// 或 s3:// 地址"))

    def _verb(self, name: str, about: str, as_json: bool = True) -> argparse.ArgumentParser:
        made = self.verbs.add_parser(name, help=about, description=about, parents=[self.everywhere])
        if as_json:
            made.add_argument("--json", action="store_true", help=self.t("输出JSON，供程序读取"))
        return made

    def _files(self, name: str, about: str) -> argparse.ArgumentParser:
        """A verb over data files."""
        t, made = self.t, self._verb(name, about)
        made.add_argument("files", nargs="+", metavar="FILE")
        made.add_argument("--office", metavar="O", help=t("文件中没有单位列时，数据属于哪个单位"))
        share = t("比例写成小数又没有百分号时的读法：percent 把0.862读作86.2%%，as-is 读作0.862%%")
        made.add_argument("--share", choices=["percent", "as-is"], default="", help=share)
        self._answer(made)
        return made

    def _answer(self, made: argparse.ArgumentParser) -> None:
        answer = self.t("回答检查时提出的问题，可多次使用：键和选项见检查结果，如 period=2024")
        made.add_argument("--answer", dest="answers", action="append", default=[], metavar="KEY=CHOICE", help=answer)

    def _author(self, made: argparse.ArgumentParser, why: str) -> None:
        made.add_argument("--reason", default="", metavar="TEXT", help=why)
        made.add_argument("--by", default="", metavar="NAME", help=self.t("发布人（默认当前系统用户）"))


def _year(text: str) -> str:
    if not re.fullmatch(r"(19|20)\d\d", text):
        raise argparse.ArgumentTypeError(f"{text}: 2024")
    return text
