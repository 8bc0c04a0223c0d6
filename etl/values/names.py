"""Names as they are compared."""

import unicodedata
from functools import lru_cache

from etl.values.traditional import TO_SIMPLIFIED
from wording.cells import cell_text

QUOTES = dict.fromkeys(map(ord, "“”\"'‘’「」"))

EQUAL = QUOTES | TO_SIMPLIFIED


@lru_cache(16_384)  # names come again in every row and every file
def fold(name: str) -> str:
    """A name with width, case, spaces, quotation marks and traditional characters made equal, for comparing."""
    return "".join(unicodedata.normalize("NFKC", cell_text(name)).split()).translate(EQUAL).lower()
