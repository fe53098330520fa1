"""
Read the tables that lie beside this package.

They are read once, at the first calendar, and never at import. A table is the
published fact with its source; what follows from it is computed elsewhere.
"""

import csv
from functools import lru_cache
from importlib.resources import files
from io import StringIO

Row = dict[str, str]


@lru_cache(maxsize=16)
def rows(table: str) -> tuple[Row, ...]:
    """
    Return the rows of `data/<table>.csv`, each a mapping of column to text.
    """
    text = files(__package__).joinpath("data", f"{table}.csv").read_text("utf-8")
    return tuple(csv.DictReader(StringIO(text)))
