"""Fiscal and school years, 2023-24: which labels of a column are such years, and which are months."""

from etl.values import period

WORD = "财年"  # put behind a label that would be a month without it


def occur(different: set[str]) -> bool:
    """Whether there are fiscal years among the different periods of a column: where one is beyond doubt, or all may be."""
    months = {text for text in different if period.may_be_fiscal(text)}
    return any(map(period.fiscal, different)) or (len(months) > 1 and months == different)


def decide(texts: dict[str, list[str]]) -> None:
    """Mark the fiscal years among the periods of a table's records (field → texts) that would be read as months, and keep each as it was
    written in the note."""
    different = {text for text in texts["period"] if text}
    if occur(different):
        renamed = {text: f"{text}{WORD}" for text in different if period.may_be_fiscal(text)}
        kept = [text if renamed.get(text, text) != text or period.fiscal(text) else "" for text in texts["period"]]
        texts["note"] = [
            note if not text or text in note else "；".join(filter(None, (note, text)))
            for note, text in zip(texts["note"], kept, strict=True)
        ]
        texts["period"] = [renamed.get(text, text) for text in texts["period"]]
