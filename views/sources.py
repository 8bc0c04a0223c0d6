"""Where a figure comes from, as text with links: addresses in the source of a figure, and in nothing else."""

from views.links import Outside, Text
from views.reader import Reader, Row
from wording import escaping, numbers, origin


def source(reader: Reader, row: Row) -> Text:
    """The origin of a row (db/sql/page/series.sql or card.sql): formula, source, file and row, release with publisher and date."""
    computed, stated, *rest = origin.parts(row, reader.lang, reader.publishers)
    mark = numbers.MARK[reader.lang]
    before = f"{computed}{mark}" if computed else ""
    behind = "".join(f"{mark}{part}" for part in rest if part)
    return tuple(piece for piece in (before, *linked(stated), behind) if piece)


def linked(text: str) -> tuple[str | Outside, ...]:
    """A source with the web addresses in it as links."""
    pieces = enumerate(escaping.addresses(text))
    return tuple(Outside(piece) if n % 2 else piece for n, piece in pieces if piece)
