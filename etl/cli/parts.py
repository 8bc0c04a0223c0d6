"""What a verb of the command line shows on the way to its result, before a question."""

from dataclasses import dataclass

from etl.answers import Repair
from etl.catalogue.catalogue import Catalogue
from etl.problem import Problem
from etl.releases.preview import Preview
from etl.releases.undo import Restoration
from etl.tables.read import Sheet


@dataclass(frozen=True)
class Understood:
    """How files were read."""

    sheets: list[Sheet]


@dataclass(frozen=True)
class Change:
    """What files would change, and what is to be agreed to."""

    problems: list[Problem]
    repairs: list[Repair]
    preview: Preview
    catalogue: Catalogue


Part = Understood | Change | Restoration
