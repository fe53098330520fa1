"""
What is parsed from outside: frozen, strict, and every fault at once.
"""

from layanan.records._frozen import FrozenDict
from layanan.records._messages import clip, say
from layanan.records._misuse import WrongTypeError, require
from layanan.records._problem import Loc, Problem
from layanan.records._record import UNCHECKED, Glance, InvalidRecordError, Record

__all__ = [
    # what is read
    "Record",
    "FrozenDict",
    "Glance",
    "UNCHECKED",
    # what is wrong with it
    "InvalidRecordError",
    "WrongTypeError",
    "require",
    "Problem",
    "Loc",
    "say",
    "clip",
]
