"""
Personal numbers are hidden.
"""

import pytest

from layanan.text import mask_nik


class TestMaskNik:
    @pytest.mark.parametrize(
        ("text", "masked"),
        [
            ("3374010101900001", "3374************"),
            ("NIK 3374010101900001, KTP buram", "NIK 3374************, KTP buram"),
            ("a3374010101900001b", "a3374************b"),
            ("3374010101900001/3374010101900002", "3374************/3374************"),
        ],
    )
    def test_sixteen_digits_keep_only_province_and_regency(self, text: str, masked: str) -> None:
        assert mask_nik(text) == masked

    @pytest.mark.parametrize(
        "text", ["", "P-1029", "337401010190000", "33740101019000012", "10 hari kerja"]
    )
    def test_shorter_and_longer_numbers_are_left_alone(self, text: str) -> None:
        assert mask_nik(text) == text

    def test_a_masked_text_is_not_masked_again(self) -> None:
        once = mask_nik("NIK 3374010101900001")

        assert mask_nik(once) == once
