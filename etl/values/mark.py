"""Marks beside the figure of a cell: 1234* → "1234" and the mark *; 12.3 p → "12.3", provisional; 120（预计） → "120", estimated.

A footnote mark (* ① ¹ [1] 注1) says nothing by itself: it is kept for the note. Flags are the letters of Eurostat, OECD and other
offices (https://ec.europa.eu/eurostat/data/database/information, "Available flags") and the words of Chinese ones; of a flag
the status follows where it means a break, an estimate or a preliminary figure.
"""

import re
from dataclasses import dataclass

FLAGS = {  # letter → (status, what it means)
    "b": ("B", "数列中断"),
    "c": ("", "保密"),
    "d": ("", "定义不同"),
    "e": ("E", "估计数"),
    "f": ("E", "预测数"),
    "n": ("", "数值不显著"),
    "p": ("P", "初步数"),
    "r": ("", "修订数"),
    "s": ("E", "估计数"),
    "u": ("", "可靠性低"),
    "z": ("", "不适用"),
}
WORDS = {
    **dict.fromkeys(["初步", "初步数", "初步核算", "初步核算数", "快报", "快报数", "初值"], "P"),
    **dict.fromkeys(["预计", "预计数", "估计", "估计数", "估算", "估算数", "推算", "推算数", "预测", "预测数"], "E"),
    **dict.fromkeys(["修订", "修订数", "修正数", "调整数"], ""),
}
GRAVEST = "BPE"  # of several flags the first of these is the status: a break withholds the change
RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻªº"
CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿⑴-⒇ⓐ-ⓩ"
OPEN, CLOSE = r"[(（\[［【〔]", r"[)）\]］】〕]"
LETTERS = "".join(FLAGS)
FLAG = re.compile(
    rf"(?P<bare>(?:(?<=[0-9０-９%％.…])\s+|(?<=[:：])\s*)[{LETTERS}]{{1,3}})"
    rf"|\s*{OPEN}\s*(?:(?P<letters>[{LETTERS}{LETTERS.upper()}]{{1,3}})|(?P<word>{'|'.join(WORDS)}))\s*{CLOSE}"
)
MARK = re.compile(
    rf"\s*(?P<mark>[*＊﹡※†‡§#＃]|[{CIRCLED}]|(?<![A-Za-z^])[{RAISED}]{{1,3}}[)⁾]?|[\[［【〔](?:\d{{1,2}}|[A-Za-z])[\]］】〕]"
    rf"|{OPEN}注\s*(?:\d{{1,2}}|[{CIRCLED}])?{CLOSE}|注(?:\d{{1,2}}|[{CIRCLED}]))"
)
BEFORE = re.compile(rf"(?P<word>{'|'.join(w for w in WORDS if WORDS[w])})(?=\d)|(?P<mark>[*＊﹡※†‡]{{1,3}})\s*(?=[\d.(（])")
BEGINNINGS = frozenset("*＊﹡※†‡" + "".join(word[0] for word in WORDS))
ENDS = frozenset(
    "*＊﹡※†‡§#＃)）]］】〕⁾"
    + RAISED
    + LETTERS
    + "".join(chr(n) for n in range(0x2460, 0x3300) if re.match(f"[{CIRCLED}]", chr(n)))
)
MOST_MARKS = 3  # marks of one cell
MARK_REACH = 12  # characters from the end in which a mark begins


@dataclass(frozen=True)
class Marks:
    """What stands beside a figure. text: the marks as written; status: what they mean for it (B, P, E or ""); remark: what is
    written into its note; are_flags: they say something by themselves."""

    text: str = ""
    status: str = ""
    remark: str = ""
    are_flags: bool = False


NONE = Marks()


def parted(text: str) -> tuple[str, Marks]:
    """The text of a cell without its marks, and the marks; the text as it is where it has none, or nothing else than marks."""
    core, matches = text.strip(), []
    if not (core[-1:] in ENDS or core[:1] in BEGINNINGS or "注" in core):
        return text, NONE
    if before := BEFORE.match(core):
        core = core[before.end() :]
        matches.append(before)
    while len(matches) < MOST_MARKS and (last := _last(core)):
        core = core[: last.start()]
        matches.append(last)
    return (core, _joined(matches)) if matches and core else (text, NONE)


def _last(core: str) -> re.Match[str] | None:
    """The mark at the end of a text: the one that begins first. A flag's letter stands in it once."""
    for start in range(max(len(core) - MARK_REACH, 0), len(core)):
        for form in (FLAG, MARK):
            if (match := form.fullmatch(core, start)) and len(set(_letters(match))) == len(_letters(match)):
                return match
    return None


def _letters(match: re.Match[str]) -> str:
    """The flags of a mark, in small letters."""
    parts = match.groupdict()
    return (parts.get("bare") or parts.get("letters") or "").strip().lower()


def _joined(matches: list[re.Match[str]]) -> Marks:
    """The marks of a cell, given from its end to its beginning, as one."""
    matches = sorted(matches, key=lambda match: match.start())
    letters = "".join(map(_letters, matches))
    words = [word for match in matches if (word := match.groupdict().get("word"))]
    marks = "".join(match["mark"] for match in matches if match.groupdict().get("mark"))
    statuses = {FLAGS[letter][0] for letter in letters} | {WORDS[word] for word in words}
    remarks = [*(f"{letter}（{FLAGS[letter][1]}）" for letter in letters), *words, *([f"原表标注：{marks}"] if marks else [])]
    status = next((status for status in GRAVEST if status in statuses), "")
    return Marks("".join(match[0].strip() for match in matches), status, "，".join(remarks), bool(letters or words))
