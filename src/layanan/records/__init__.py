"""
What is parsed from outside: frozen, strict, and every fault at once.
"""

from layanan.records._record import InvalidRecordError, Problem, Record

__all__ = ["InvalidRecordError", "Problem", "Record"]
