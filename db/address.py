"""Where a store is that several machines share. Its text never shows a password, wherever it is printed or logged."""

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

KINDS = {"postgresql": "postgresql", "postgres": "postgresql", "s3": "s3"}  # how the address begins → the kind of store
FORMS = "DIR | postgresql://USER:PASSWORD@HOST:5432/NAME | s3://BUCKET/PREFIX?endpoint=https://HOST:9000"
BUCKET = re.compile(r"[A-Za-z0-9._-]{1,255}")  # what S3 and those who speak like it take for the name of one


@dataclass(frozen=True)
class Address:
    """`postgresql://user:password@host:5432/name` or `s3://bucket/prefix?endpoint=https://host:9000`."""

    full: str = field(repr=False)

    @property
    def kind(self) -> str:
        return KINDS[self.parts.scheme]

    @property
    def parts(self) -> SplitResult:
        return urlsplit(self.full)

    def option(self, name: str) -> str | None:
        """A word of the part after the question mark."""
        return parse_qs(self.parts.query).get(name, [None])[0]

    @property
    def place(self) -> str:
        """What tells two stores apart, whoever asks."""
        return f"{self} {self.option('endpoint') or ''}"

    def __str__(self) -> str:
        user = f"{self.parts.username}@" if self.kind == "postgresql" and self.parts.username else ""
        where = self.parts.netloc.rpartition("@")[2]
        return f"{self.kind}://{user}{where}{self.parts.path}"

    __repr__ = __str__

    def hidden(self, text: str) -> str:
        """A text of somebody else's, such as a driver's message, without what must not be shown."""
        for secret in filter(None, (self.parts.password, self.option("password"))):
            for form in (secret, unquote(secret)):
                text = text.replace(form, "***")
        return text


def address(text: str) -> Address | None:
    """The address of a shared store; None where `text` is a folder. Raises ValueError where it is half an address."""
    scheme, separator, _ = text.partition("://")
    if not separator:
        return None
    whole = Address(text)
    if scheme not in KINDS or not _is_whole(whole):
        raise ValueError(FORMS)
    return whole


def _is_whole(address: Address) -> bool:
    """Whether an address names a host with a database, or a bucket."""
    try:
        host = address.parts.netloc.rpartition("@")[2]
    except ValueError:  # half an IPv6 host
        return False
    return bool(BUCKET.fullmatch(host)) if address.kind == "s3" else bool(host) and len(address.parts.path) > 1
