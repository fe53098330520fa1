"""
Every refusal of a calendar: the fact, the bounds, the remedy, in both languages.
"""

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from layanan import calendars
from layanan.calendars import OfficeHours, indonesia
from layanan.errors import LayananError

ANY: Any = None
WORD: Any = "x"
WIB = ZoneInfo("Asia/Jakarta")
MORNING = datetime(2026, 1, 5, 9, 0, tzinfo=WIB)
KNOWN_ON = date(2026, 11, 24)
SEMARANG = indonesia("ID-JT", known_on=KNOWN_ON)
SIX_DAYS = indonesia("ID-JT", workweek=6)


@dataclass(frozen=True)
class Refusal:
    """
    What provokes an error, what kind it is, and what its words must name.
    """

    provoke: Callable[[], object]
    error: type[LayananError]
    builtin: type[Exception]
    english: tuple[str, ...]
    indonesian: tuple[str, ...]


REFUSALS = {
    "a year before the first decree": Refusal(
        lambda: SEMARANG.is_working_day(date(2014, 12, 31)),
        calendars.CalendarCoverageError,
        LookupError,
        ("2014-12-31", "2015-01-01 to 2027-12-31", "wait for that year's joint decree", "sla.due"),
        ("2014-12-31", "2015-01-01 s.d. 2027-12-31", "tunggu SKB tahun itu", "sla.due"),
    ),
    "a year that was not decreed on a day": Refusal(
        lambda: indonesia("ID-JT", known_on=date(2026, 9, 14)).is_working_day(date(2027, 1, 4)),
        calendars.CalendarCoverageError,
        LookupError,
        ("2027-01-04", "2015-01-01 to 2026-12-31", "as known on 2026-09-14"),
        ("2027-01-04", "2015-01-01 s.d. 2026-12-31", "yang diketahui pada 2026-09-14"),
    ),
    "a year before the first decree, whatever is known": Refusal(
        lambda: indonesia("ID-JT").is_working_day(date(2014, 12, 31)),
        calendars.CalendarCoverageError,
        LookupError,
        ("2014-12-31", "2015-01-01 to ", "-12-31; wait for"),
        ("2014-12-31", "2015-01-01 s.d. ", "-12-31; tunggu SKB"),
    ),
    "a day on which no year was decreed": Refusal(
        lambda: indonesia("ID-JT", known_on=date(2014, 5, 6)).is_working_day(date(2015, 1, 5)),
        calendars.CalendarCoverageError,
        LookupError,
        ("no days off are decreed yet", "as known on 2014-05-06", "later known_on"),
        ("belum ada keputusan", "yang diketahui pada 2014-05-06", "known_on yang lebih baru"),
    ),
    "hours of a six-day office that states none": Refusal(
        lambda: SIX_DAYS.is_open(MORNING),
        calendars.HoursUnknownError,
        LookupError,
        ("2026-01-05", "six-day office", "hours=(OfficeHours.weekly(…),)"),
        ("2026-01-05", "enam hari kerja", "hours=(OfficeHours.weekly(…),)"),
    ),
    "hours in a Ramadan without dates": Refusal(
        lambda: SEMARANG.is_open(datetime(2018, 6, 4, 9, 0, tzinfo=WIB)),
        calendars.HoursUnknownError,
        LookupError,
        ("2018-06-04", "Ramadan whose isbat dates", "hours=(OfficeHours.weekly(…),)"),
        ("2018-06-04", "Ramadan yang tanggal isbatnya", "hours=(OfficeHours.weekly(…),)"),
    ),
    "an instant instead of a day": Refusal(
        lambda: SEMARANG.is_working_day(MORNING),
        calendars.CivilDateError,
        TypeError,
        ("datetime.date", "not datetime.datetime(2026, 1, 5", "at.astimezone(calendar.zone)"),
        ("datetime.date", "bukan datetime.datetime(2026, 1, 5", "at.astimezone(calendar.zone)"),
    ),
    "a time without a zone": Refusal(
        lambda: SEMARANG.is_open(datetime(2026, 1, 5, 9, 0)),
        calendars.NaiveTimeError,
        ValueError,
        ("aware datetime", "not datetime.datetime(2026, 1, 5, 9, 0)", "ZoneInfo('Asia/Jakarta')"),
        ("zona", "bukan datetime.datetime(2026, 1, 5, 9, 0)", "ZoneInfo('Asia/Jakarta')"),
    ),
    "days to count back": Refusal(
        lambda: SEMARANG.add_working_days(date(2026, 1, 5), -1),
        calendars.AmountError,
        ValueError,
        ("cannot count -1", "the least is 0", "sla.latest_start"),
        ("jumlah -1", "paling sedikit 0", "sla.latest_start"),
    ),
    "an end before its start": Refusal(
        lambda: SEMARANG.count_working_days(date(2026, 1, 6), date(2026, 1, 5)),
        calendars.ReversedSpanError,
        ValueError,
        ("end 2026-01-05", "start 2026-01-06", "swap them"),
        ("akhir 2026-01-05", "awal 2026-01-06", "tukar keduanya"),
    ),
    "more office time than Python counts": Refusal(
        lambda: SEMARANG.add_working_time(MORNING, timedelta.max),
        calendars.CalendarCoverageError,
        LookupError,
        ("2028-01-01", "outside the decreed years"),
        ("2028-01-01", "di luar tahun yang sudah ditetapkan"),
    ),
    "more working days than Python counts": Refusal(
        lambda: SEMARANG.add_working_days(date(2026, 1, 5), 10**30),
        calendars.CalendarCoverageError,
        LookupError,
        ("2028-01-01", "outside the decreed years"),
        ("2028-01-01", "di luar tahun yang sudah ditetapkan"),
    ),
    "a truth value instead of a number of days": Refusal(
        lambda: SEMARANG.add_working_days(date(2026, 1, 5), True),
        calendars.AmountError,
        ValueError,
        ("cannot count True", "the least is 0"),
        ("jumlah True", "paling sedikit 0"),
    ),
    "a year that no date has": Refusal(
        lambda: SEMARANG.days_off(10**30),
        calendars.CalendarCoverageError,
        LookupError,
        ("9999-12-31", "outside the decreed years"),
        ("9999-12-31", "di luar tahun yang sudah ditetapkan"),
    ),
    "no days about which an isbat is asked": Refusal(
        lambda: SEMARANG.touches_isbat(ANY, ANY),
        calendars.CivilDateError,
        TypeError,
        ("a datetime.date is needed", "not None, None"),
        ("perlu datetime.date", "bukan None, None"),
    ),
    "no day from which decrees took something back": Refusal(
        lambda: calendars.withdrawn(ANY),
        calendars.CivilDateError,
        TypeError,
        ("a datetime.date is needed", "not None"),
        ("perlu datetime.date", "bukan None"),
    ),
    "no day on which decrees were known": Refusal(
        lambda: calendars.withdrawn(date(2021, 12, 24), known_on=WORD),
        calendars.CivilDateError,
        TypeError,
        ("a datetime.date is needed", "not 'x'"),
        ("perlu datetime.date", "bukan 'x'"),
    ),
    "hours that cannot be read": Refusal(
        lambda: OfficeHours.weekly("mon 16:00-07:30"),
        calendars.OfficeHoursError,
        ValueError,
        ("'mon 16:00-07:30'", "07:30 is not after opening 16:00", "write them like 'mon-thu"),
        ("'mon 16:00-07:30'", "07:30 tidak sesudah buka 16:00", "tulis misalnya 'mon-thu"),
    ),
    "a week of seven days": Refusal(
        lambda: indonesia("ID-JT", workweek=7),  # type: ignore[arg-type]
        calendars.CalendarOptionError,
        ValueError,
        ("workweek cannot be 7", "allowed: 5, 6"),
        ("workweek tidak dapat bernilai 7", "yang boleh: 5, 6"),
    ),
    "a province that does not exist": Refusal(
        lambda: indonesia("ID-JX"),
        calendars.UnknownRegionError,
        LookupError,
        ("'ID-JX'", "ISO 3166-2", "nearest: ", "(Jawa"),
        ("'ID-JX'", "ISO 3166-2", "yang terdekat: ", "(Jawa"),
    ),
    "a zone abroad": Refusal(
        lambda: indonesia(zone="Asia/Singapore"),
        calendars.UnknownZoneError,
        LookupError,
        ("'Asia/Singapore'", "there are: Asia/Jakarta", "Asia/Jayapura"),
        ("'Asia/Singapore'", "yang ada: Asia/Jakarta", "Asia/Jayapura"),
    ),
    "an overlay that is spelt wrongly": Refusal(
        lambda: indonesia("ID-BB", overlays=("Pangkalpinang",)),
        calendars.UnknownOverlayError,
        LookupError,
        ("'Pangkalpinang'", "did you mean ID-BB/Pangkalpinang", "there are: ID-AC, ID-BA"),
        ("'Pangkalpinang'", "mungkin maksud Anda ID-BB/Pangkalpinang", "yang ada: ID-AC, ID-BA"),
    ),
    "an overlay like none on record": Refusal(
        lambda: indonesia("ID-JT", overlays=("zzz",)),
        calendars.UnknownOverlayError,
        LookupError,
        ("no regional days are recorded for 'zzz'; there are: ID-AC",),
        ("tidak ada hari daerah untuk 'zzz'; yang ada: ID-AC",),
    ),
    "a superior that ends before it begins": Refusal(
        lambda: calendars.Superior(
            code="kanwil.33",
            name="Kanwil Kemenag Jawa Tengah",
            level="kanwil",
            along="accountable_to",
            since=date(2024, 10, 10),
            until=date(2024, 10, 9),
        ),
        calendars.SuperiorError,
        ValueError,
        ("'kanwil.33'", "begins on 2024-10-10, not before its end 2024-10-09", "until is the"),
        ("'kanwil.33'", "mulai 2024-10-10 tidak sebelum akhirnya 2024-10-09", "until adalah"),
    ),
}


def raised(refusal: Refusal) -> LayananError:
    with pytest.raises(refusal.error) as caught:
        refusal.provoke()
    return caught.value


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
class TestEveryError:
    def test_it_is_caught_as_ours_and_as_pythons(self, refusal: Refusal) -> None:
        error = raised(refusal)

        assert isinstance(error, LayananError)
        assert isinstance(error, refusal.builtin)

    def test_its_english_words_name_fact_bounds_and_remedy(self, refusal: Refusal) -> None:
        text = str(raised(refusal))

        assert [words for words in refusal.english if words not in text] == []

    def test_its_indonesian_words_name_fact_bounds_and_remedy(self, refusal: Refusal) -> None:
        text = raised(refusal).describe("id")

        assert [words for words in refusal.indonesian if words not in text] == []

    def test_it_travels_to_another_process(self, refusal: Refusal) -> None:
        error = raised(refusal)

        back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

        assert type(back) is type(error)
        assert vars(back) == vars(error)
        assert str(back) == str(error)


def test_no_error_of_a_calendar_is_left_out() -> None:
    offered = {name for name in calendars.__all__ if name.endswith("Error")}
    of_terms = {"TermError", "TermSyntaxError", "TermTypeError"}

    assert {refusal.error.__name__ for refusal in REFUSALS.values()} == offered - of_terms


class TestFields:
    def test_a_coverage_error_keeps_what_was_asked_and_the_bounds(self) -> None:
        with pytest.raises(calendars.CalendarCoverageError) as caught:
            SEMARANG.is_working_day(date(2028, 1, 3))

        error = caught.value
        assert (error.asked, error.first, error.last, error.known_on) == (
            date(2028, 1, 3),
            date(2015, 1, 1),
            date(2027, 12, 31),
            KNOWN_ON,
        )

    def test_an_amount_of_time_is_told_in_time(self) -> None:
        with pytest.raises(calendars.AmountError) as caught:
            SEMARANG.add_working_time(MORNING, timedelta(hours=-1))

        assert caught.value.least == "timedelta(0)"
