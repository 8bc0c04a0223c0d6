"""What an argument of the command line may be: each type says in a sentence what is right and what was written."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path

from wording.language import later


class Types:
    """The types of arguments, whose sentences are spoken by `t`. Each takes the text as it was typed and raises ArgumentTypeError."""

    def __init__(self, t: Callable[[str], str]):
        self.t = t

    def text(self, text: str) -> str:
        """Anything but nothing: an unset variable of a script must not stand for the default."""
        if not text.strip():
            raise argparse.ArgumentTypeError(self.t(later("不能为空。")))
        return text

    def path(self, text: str) -> Path:
        """A file or folder, which need not exist."""
        return Path(self.text(text))

    def year(self, text: str) -> str:
        """1900 to 2099."""
        if not re.fullmatch(r"(19|20)[0-9]{2}", text):
            raise argparse.ArgumentTypeError(
                self.t(later("年份应为1900至2099之间的四位数字，如 2024；现为“{text}”。")).format(text=text)
            )
        return text

    def release(self, text: str) -> int:
        """A release's number, from 1."""
        if not re.fullmatch(r"0*[1-9][0-9]{0,17}", text):
            raise argparse.ArgumentTypeError(self.t(later("版本号应为从1起的整数，如 3；现为“{text}”。")).format(text=text))
        return int(text)


class Once(argparse.Action):
    """An option that is written once, before or after the verb. Of two the first would be passed over in silence: figures might go to
    another office or store. written: the options of this command line so far, shared by all that are made."""

    def __init__(self, t: Callable[[str], str], written: set[str], **rest):
        super().__init__(**rest)
        self.t, self.written = t, written

    def __call__(self, parser, namespace, values, option_string=None):
        if self.dest in self.written:
            raise argparse.ArgumentError(self, self.t(later("只能写一次。")))
        self.written.add(self.dest)
        setattr(namespace, self.dest, values)
