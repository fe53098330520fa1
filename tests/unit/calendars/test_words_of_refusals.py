"""
What a person reads who wrote something that is no term, whole and in both languages.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from layanan.calendars import (
    CalendarOptionError,
    HoursUnknownError,
    OfficeHours,
    OfficeHoursError,
    SuperiorError,
    Term,
    TermError,
    TermSyntaxError,
    TermTypeError,
    indonesia,
    usual_length,
)
from layanan.records import WrongTypeError

SEMARANG = indonesia("ID-JT", known_on=date(2026, 11, 24))

# The text, the character it is refused at, and the fact in Indonesian and in English.
REFUSALS: list[tuple[str, int, str, str]] = [
    (
        "",
        1,
        'belum lengkap; tulis bilangan dan satuan, misalnya "10 hari kerja"',
        'incomplete; write a number and a unit, such as "10 hari kerja"',
    ),
    (
        "-3 hari kerja",
        1,
        "jangka waktu tidak dapat negatif; tulis bilangan 1 atau lebih",
        "a term cannot be negative; write 1 or more",
    ),
    (
        "hari kerja",
        1,
        '"hari kerja" tanpa bilangan; tulis misalnya "1 hari kerja"',
        '"hari kerja" has no number; write for instance "1 hari kerja"',
    ),
    (
        "10",
        3,
        '"10" tanpa satuan; tulis misalnya "10 hari kerja" atau "10 menit"',
        '"10" has no unit; write for instance "10 hari kerja" or "10 menit"',
    ),
    (
        "5 hari jam kerja",
        8,
        'dua satuan untuk satu bilangan; tulis "5 hari kerja" atau "5 jam kerja"',
        (
            'two units for one number; write "5 hari kerja" (5 working days) or "5 jam kerja" '
            "(5 office hours)"
        ),
    ),
    (
        "3x12 jam",
        3,
        "setelah tanda kali hanya 24 yang dikenal; tulis misalnya 3x24 jam",
        "only 24 may follow the times sign; write for instance 3x24 jam",
    ),
    (
        "3x24 menit",
        1,
        ('3x24 tidak dapat diikuti "menit"; tulis "3x24 jam" (siang malam) atau "3 hari kerja"'),
        '3x24 cannot be followed by "menit"; write "3x24 jam" (round the clock) or "3 hari kerja"',
    ),
    (
        "10 (sebelas) hari kerja",
        1,
        '"10" dan "sebelas" tidak sama; tulis satu bilangan saja',
        '"10" and "sebelas" disagree; write one number only',
    ),
    (
        "10 (sepuluh",
        12,
        'kurung tidak ditutup; tulis misalnya "10 (sepuluh) hari kerja"',
        'the bracket is not closed; write for instance "10 (sepuluh) hari kerja"',
    ),
    (
        "1.000 menit",
        1,
        (
            '"1.000" bermakna ganda (pemisah ribuan atau desimal); tulis "1000" tanpa pemisah, '
            "atau desimal dengan satu atau dua angka"
        ),
        (
            '"1.000" is ambiguous (thousands or decimals); write "1000" without a separator, or '
            "a decimal of one or two digits"
        ),
    ),
    (
        "1 bulan 2 bulan",
        9,
        'satuan "bulan" disebut dua kali; jumlahkan, atau hubungkan dengan "+"',
        'the unit "bulan" occurs twice; add the amounts up, or join them with "+"',
    ),
    (
        "1,5 hari kerja",
        1,
        (
            '"hari kerja" tidak dapat dipecah; tulis bilangan bulat, atau satuan yang lebih kecil '
            'seperti "4 jam kerja"'
        ),
        (
            '"hari kerja" has no fractions; write a whole number, or a smaller unit such as '
            '"4 jam kerja"'
        ),
    ),
    (
        "0,33 jam kerja",
        1,
        "pecahan jam ini bukan menit bulat; tulis dalam menit",
        "this fraction of an hour makes no whole minutes; write minutes",
    ),
    (
        "1 sampai 1 hari kerja 30 menit",
        1,
        (
            "batas bawah rentang tidak bersatuan; tulis kedua batas lengkap, misalnya "
            '"1 hari kerja sampai 1 hari kerja 30 menit"'
        ),
        (
            "the lower end of the range lacks a unit; write both ends in full, such as "
            '"1 hari kerja sampai 1 hari kerja 30 menit"'
        ),
    ),
    (
        "1 sampai 2 sampai 3 hari kerja",
        12,
        "rentang harus punya tepat dua batas; tulis batas bawah dan batas atas",
        "a range has exactly two ends; write one lower and one upper end",
    ),
    (
        "15 menit per dokumen",
        10,
        (
            '"per dokumen" bukan bagian jangka waktu; tulis jangka waktu untuk satu saja, lalu '
            "kalikan dengan jumlahnya (term * 10)"
        ),
        (
            '"per dokumen" is no part of a term; write the term for one, and multiply it by '
            "their number (term * 10)"
        ),
    ),
    (
        "10 hari kerja sejak diterima",
        15,
        (
            '"sejak diterima" bukan bagian jangka waktu: syarat, keterangan, dan saat mulai tetap '
            "dalam teks aslinya (published); tulis jangka waktunya saja"
        ),
        (
            '"sejak diterima" is no part of a term: conditions, remarks and starting points stay '
            "in the published text; write the term alone"
        ),
    ),
    (
        "sekitar 10 hari kerja",
        1,
        '"sekitar" hanya perkiraan, bukan batas; tulis waktu paling lama yang dijanjikan',
        '"sekitar" is an estimate and no limit; write the longest time that is promised',
    ),
    (
        "paling sedikit 10 hari kerja",
        1,
        (
            '"paling sedikit" menyatakan waktu paling sedikit, bukan batas; tulis waktu paling '
            "lama yang dijanjikan"
        ),
        (
            '"paling sedikit" states the least time and no limit; write the longest time that is '
            "promised"
        ),
    ),
]


@pytest.mark.parametrize(("text", "at", "indonesian", "english"), REFUSALS)
def test_what_is_no_term_says_the_fact_and_what_to_write(
    text: str, at: int, indonesian: str, english: str
) -> None:
    with pytest.raises(TermSyntaxError) as caught:
        Term.parse(text)

    assert caught.value.position == at
    assert caught.value.describe("id") == (
        f'jangka waktu "{text}" tidak dapat dibaca: pada huruf ke-{at}, {indonesian}'
    )
    assert str(caught.value) == f'cannot read the term "{text}": at character {at}, {english}'


def test_a_text_that_is_too_long_says_by_how_much() -> None:
    with pytest.raises(TermSyntaxError) as caught:
        Term.parse("1" * 201)

    assert (caught.value.position, caught.value.part) == (201, "1")
    assert caught.value.fact_id == (
        "teks sepanjang 201 huruf melewati batas 200; tulis jangka waktunya saja"
    )
    assert caught.value.fact_en == (
        "the text of 201 characters exceeds the limit of 200; write the term alone"
    )


@pytest.mark.parametrize(
    ("make", "indonesian", "english"),
    [
        (
            {"working_days": 0},
            "jangka waktu nol; tulis paling sedikit 1, misalnya 1 menit",
            "a term of nothing; give at least 1, such as 1 menit",
        ),
        (
            {"working_days": 3, "at_least": Term(working_days=5)},
            (
                "rentang dari 5 hari kerja sampai 3 hari kerja: batas atas harus lebih lama; tukar "
                "keduanya atau tulis batas atasnya saja"
            ),
            (
                "a range from 5 working days to 3 working days: the upper end must be longer; swap "
                "them or give the upper end alone"
            ),
        ),
        (
            {
                "working_days": 9,
                "at_least": Term(working_days=5, at_least=Term(working_days=3)),
            },
            "batas bawah 3–5 hari kerja sendiri berupa rentang; beri satu jangka waktu",
            "the lower end 3–5 working days is a range itself; give a single term",
        ),
        (
            {"working_days": -1},
            (
                "-1 hari kerja di luar batas 0 sampai 36 500; periksa angkanya atau tulis dalam "
                "satuan yang lebih besar"
            ),
            (
                "-1 working days is outside the bounds 0 to 36 500; check the number or write it "
                "in a larger unit"
            ),
        ),
    ],
)
def test_amounts_that_make_no_term_say_why(
    make: dict[str, Any], indonesian: str, english: str
) -> None:
    with pytest.raises(TermError) as caught:
        Term(**make)

    assert caught.value.describe("id") == indonesian
    assert str(caught.value) == english


class TestHours:
    def test_that_are_not_on_record_say_which_and_what_to_give(self) -> None:
        six, five = (
            HoursUnknownError(day=date(2026, 3, 13), workweek=6),
            HoursUnknownError(day=date(2027, 2, 8), workweek=5),
        )

        assert six.describe("id") == (
            "jam kantor pada 2026-03-13 tidak diketahui: kantor enam hari kerja harus menyatakan "
            "jamnya sendiri; berikan hours=(OfficeHours.weekly(…),) kepada calendars.indonesia"
        )
        assert str(six) == (
            "the office hours on 2026-03-13 are not known: a six-day office has to state its own "
            "hours; give hours=(OfficeHours.weekly(…),) to calendars.indonesia"
        )
        assert five.describe("id") == (
            "jam kantor pada 2027-02-08 tidak diketahui: hari itu dapat jatuh dalam Ramadan yang "
            "tanggal isbatnya tidak tercatat; berikan hours=(OfficeHours.weekly(…),) kepada "
            "calendars.indonesia"
        )
        assert str(five) == (
            "the office hours on 2027-02-08 are not known: the day may fall in a Ramadan whose "
            "isbat dates are not on record; give hours=(OfficeHours.weekly(…),) to "
            "calendars.indonesia"
        )

    def test_whose_time_is_reversed_show_what_was_given(self) -> None:
        with pytest.raises(OfficeHoursError) as caught:
            OfficeHours(week=(None,) * 7, since=date(2026, 1, 2), until=date(2026, 1, 2))

        assert caught.value.given == str((None,) * 7)
        assert [(one.id, one.en) for one in caught.value.faults] == [
            (
                "mulai 2026-01-02 tidak sebelum akhir 2026-01-02",
                "since 2026-01-02 is not before until 2026-01-02",
            )
        ]


class TestAnArgumentOfACalendar:
    def test_that_is_no_boundary_is_named_with_both(self) -> None:
        wrong: Any = "noon"
        with pytest.raises(WrongTypeError) as caught:
            SEMARANG.add_working_time(
                datetime(2026, 1, 5, 9, tzinfo=UTC),
                timedelta(hours=1),
                boundary=wrong,
            )

        assert str(caught.value) == "boundary must be 'closing' or 'opening', not 'noon'"

    def test_that_is_no_year_is_told_what_one_is(self) -> None:
        wrong: Any = "2026"
        with pytest.raises(WrongTypeError) as caught:
            SEMARANG.days_off(wrong)

        assert str(caught.value) == "year must be a year such as 2026, not '2026'"

    @pytest.mark.parametrize("year", [True, 2026.0, None])
    def test_that_is_a_truth_value_or_a_fraction_is_no_year(self, year: Any) -> None:
        for ask in (SEMARANG.days_off, SEMARANG.working_days_in):
            with pytest.raises(WrongTypeError) as caught:
                ask(year)

            assert caught.value.describe("id") == (
                f"year harus berupa tahun (bilangan bulat), misalnya 2026, bukan {year}"
            )

    def test_that_is_no_term_has_no_usual_length(self) -> None:
        nothing: Any = None
        with pytest.raises(TermTypeError, match="a Term"):
            usual_length(nothing)

    def test_that_holds_no_keys_is_named(self) -> None:
        wrong: Any = 5
        with pytest.raises(CalendarOptionError) as caught:
            indonesia("ID-JT", overlays=wrong)

        assert (caught.value.option, caught.value.given) == ("overlays", "5")

    def test_of_another_kind_says_the_kind(self) -> None:
        wrong: Any = ("07:30",)
        with pytest.raises(CalendarOptionError) as caught:
            indonesia("ID-JT", hours=wrong)

        assert caught.value.option == "hours"
        assert caught.value.allowed == "a tuple of OfficeHours"


class TestASuperior:
    @pytest.mark.parametrize(
        ("since", "until", "days"),
        [
            (None, None, "… to before …"),
            (date(2025, 1, 1), date(2026, 1, 1), "2025-01-01 to before 2026-01-01"),
        ],
    )
    def test_that_stands_twice_is_told_with_its_days(
        self, since: date | None, until: date | None, days: str
    ) -> None:
        error = SuperiorError(
            superior="kanwil", along="accountable_to", since=since, until=until, fault="twice"
        )

        assert f"({days}); leave one out or part their days" in str(error)
