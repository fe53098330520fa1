"""
Dated values: nothing is overwritten, every question names its day.
"""

import pickle
from datetime import date, datetime, timedelta

import pytest

from layanan.errors import LayananError
from layanan.law import Citation, Dated, DatedEntriesError, Entry, NotInForceError
from layanan.text import Label

KEPPRES = Citation.parse("Keppres 68/1995 pasal 1")
PERPRES = Citation.parse("Perpres 21/2023 pasal 4")
FIRST, SECOND = date(1995, 9, 27), date(2023, 4, 12)
SUBJECT = Label(id="jam tutup", en="closing time")
CLOSING = Dated([(FIRST, "decree", KEPPRES), (SECOND, "agency", PERPRES)], subject=SUBJECT)
ONE_DAY = timedelta(days=1)


class TestAsOf:
    @pytest.mark.parametrize(
        ("on", "value"),
        [
            (FIRST, "decree"),
            (SECOND - ONE_DAY, "decree"),
            (SECOND, "agency"),
            (date(9999, 12, 31), "agency"),
        ],
    )
    def test_a_value_counts_from_its_day_until_the_next(self, on: date, value: str) -> None:
        assert CLOSING.as_of(on) == value

    def test_the_entry_carries_its_law(self) -> None:
        assert CLOSING.entry_as_of(SECOND) == Entry(SECOND, "agency", PERPRES)

    def test_before_the_first_day_nothing_is_in_force(self) -> None:
        with pytest.raises(NotInForceError) as caught:
            CLOSING.as_of(FIRST - ONE_DAY)

        assert caught.value.on == FIRST - ONE_DAY
        assert caught.value.in_force == ((FIRST, None),)
        assert str(caught.value) == (
            "closing time is not in force on 26 September 1995; "
            "it is in force from 27 September 1995 on"
        )
        assert caught.value.describe("id") == (
            "jam tutup tidak berlaku pada 26 September 1995; berlaku sejak 27 September 1995"
        )


class TestKnown:
    @pytest.mark.parametrize(
        ("on", "count"), [(FIRST - ONE_DAY, 0), (FIRST, 1), (SECOND - ONE_DAY, 1), (SECOND, 2)]
    )
    def test_only_what_was_in_force_by_the_day_is_given(self, on: date, count: int) -> None:
        assert CLOSING.known(on) == CLOSING.entries[:count]


class TestDated:
    def test_it_reads_as_a_sequence(self) -> None:
        assert list(CLOSING) == [CLOSING.first, CLOSING.last] == [CLOSING[0], CLOSING[-1]]
        assert len(CLOSING) == 2

    def test_it_is_hashable_and_pickles(self) -> None:
        again = pickle.loads(pickle.dumps(CLOSING))  # noqa: S301 - our own bytes

        assert again == CLOSING
        assert hash(again) == hash(CLOSING)

    def test_it_cannot_be_changed(self) -> None:
        with pytest.raises(AttributeError):
            CLOSING.entries = ()  # type: ignore[misc]  # the mistake under test

    def test_a_citation_may_be_left_out(self) -> None:
        assert Dated([(FIRST, 1)], subject="x").first.citation is None

    def test_no_entry_is_refused(self) -> None:
        with pytest.raises(DatedEntriesError, match="limit: it is empty"):
            Dated([], subject="limit")

    def test_all_days_that_do_not_ascend_are_told_at_once(self) -> None:
        days = [SECOND, FIRST, FIRST, SECOND]

        with pytest.raises(DatedEntriesError) as caught:
            Dated([(day, None) for day in days], subject=SUBJECT)

        assert len(caught.value.faults) == 2
        assert str(caught.value) == (
            "closing time: day 2 (1995-09-27) is earlier than day 1 (2023-04-12); "
            "day 3 (1995-09-27) is the same day as day 2 (1995-09-27)"
        )
        assert "lebih awal dari" in caught.value.describe("id")

    def test_an_instant_is_not_a_day(self) -> None:
        with pytest.raises(DatedEntriesError, match="is an instant; give a date"):
            Dated([(datetime(2026, 3, 13, 10, 0), 1), (FIRST, 2)], subject="limit")


class TestNotInForceError:
    def test_a_reader_sees_the_last_day_of_a_period(self) -> None:
        error = NotInForceError(
            subject="info.ppid",
            on=date(2026, 3, 13),
            in_force=((date(2010, 5, 1), date(2020, 1, 1)), (date(2027, 1, 1), None)),
        )

        assert str(error) == (
            "info.ppid is not in force on 13 March 2026; it is in force "
            "from 1 May 2010 to 31 December 2019 and from 1 January 2027 on"
        )
        assert error.describe("id") == (
            "info.ppid tidak berlaku pada 13 Maret 2026; berlaku "
            "1 Mei 2010 sampai 31 Desember 2019 dan sejak 1 Januari 2027"
        )

    @pytest.mark.parametrize(
        ("until", "english", "indonesian"),
        [
            (None, "from an unknown day on", "sejak hari yang tidak diketahui"),
            (
                date(2023, 2, 22),
                "from an unknown day to 21 February 2023",
                "sejak hari yang tidak diketahui sampai 21 Februari 2023",
            ),
        ],
    )
    def test_a_first_day_that_no_source_tells_is_called_unknown(
        self, until: date | None, english: str, indonesian: str
    ) -> None:
        error = NotInForceError(subject="x", on=FIRST, in_force=((date.min, until),))

        assert str(error).endswith(english)
        assert error.describe("id").endswith(indonesian)

    def test_what_was_never_in_force_says_so(self) -> None:
        error = NotInForceError(subject="x", on=FIRST, in_force=())

        assert "never in force" in str(error)
        assert "tidak pernah berlaku" in error.describe("id")

    def test_it_is_ours_and_a_lookup_error_and_pickles(self) -> None:
        error = NotInForceError(subject=SUBJECT, on=FIRST, in_force=((SECOND, None),))

        assert isinstance(error, LayananError)
        assert isinstance(error, LookupError)
        assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - our own bytes
