"""A catalogue drafted from files: sheets → evidence of each unknown name → rows of indicators.csv and offices.csv, open points listed.

Nothing is decided that the file does not show: which way is good stays neutral, a definition is to be written, a unit that is not
told stays blank.
"""

from etl.drafting.drafted import Drafted, drafted
from etl.drafting.targets import targets_from

__all__ = ["Drafted", "drafted", "targets_from"]
