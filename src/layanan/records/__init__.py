"""
What is parsed from outside: frozen, strict, and every fault at once.
"""

from layanan.records._messages import clip, say
from layanan.records._problem import Loc, Problem
from layanan.records._record import InvalidRecordError, Record

__all__ = ["Record", "InvalidRecordError", "Problem", "Loc", "say", "clip"]
