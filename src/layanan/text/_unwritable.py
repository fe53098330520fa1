"""
The refusal of a value that no honest words exist for.
"""

from layanan.errors import LayananError


class UnwritableValueError(LayananError, ValueError):
    """
    Tell that a value has no honest form in words, and why.
    """

    def __init__(self, *, value: object, fact_id: str, fact_en: str) -> None:
        self.value = value
        self.fact_id = fact_id
        self.fact_en = fact_en

    def _text(self, language: str) -> str:
        if language == "id":
            return f"{self.value!r} tidak dapat ditulis: {self.fact_id}"
        return f"{self.value!r} cannot be written: {self.fact_en}"
