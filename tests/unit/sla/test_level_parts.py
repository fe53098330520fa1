"""
What goes together in a level: targets, choices, caps, norms, and what follows its end.
"""

from datetime import date
from typing import Any

import pytest

from layanan.calendars import Term, indonesia
from layanan.records import InvalidRecordError
from layanan.sla import (
    Choice,
    Expiry,
    ExpiryError,
    Level,
    LevelError,
    MixedUnitsError,
    Pause,
    PerQuantity,
    Run,
    expiry_instant,
    norm_exceeds,
    read,
)
from tests.unit.request.cases import copied, wib
from tests.unit.sla.test_level import ANSWER, COMPLETION

WARN: dict[str, Any] = {"does": "warn", "label": {"id": "Lewat waktu", "en": "Overdue"}}
DEEMED: dict[str, Any] = {
    "does": "deemed_granted",
    "fires": "anggap_dikabulkan",
    "label": {"id": "Dianggap dikabulkan", "en": "Deemed granted"},
    "cites": "UU 30/2014 pasal 53 ayat (3)",
}
QUICK: dict[str, Any] = {
    "fact": "tersedia",
    "among": True,
    "term": "30 menit",
    "label": {"id": "Data tersedia", "en": "Data at hand"},
}


def level(**changes: Any) -> Level:
    return Level(**ANSWER | changes)


class TestOneLimit:
    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"term": None}, "give exactly one of term, target, unlimited; there is: none of them"),
            (
                {"unlimited": "working_days"},
                "give exactly one of term, target, unlimited; there is: term and unlimited",
            ),
        ],
    )
    def test_a_level_has_exactly_one(self, changes: dict[str, Any], words: str) -> None:
        with pytest.raises(LevelError) as caught:
            level(**changes)

        assert words in str(caught.value)
        there = words.partition("there is: ")[2].replace("none of them", "tidak ada")
        assert (
            f"tulis tepat satu dari term, target, unlimited; ada: {there.replace(' and ', ' dan ')}"
        ) in caught.value.describe("id")
        assert copied(caught.value).faults == caught.value.faults

    def test_without_a_term_nothing_that_needs_one_may_stand(self) -> None:
        with pytest.raises(LevelError) as caught:
            level(
                term=None,
                unlimited="working_days",
                extension={"term": "2 hari kerja"},
                expiry=WARN,
                pauses=[COMPLETION | {"most": "3 hari kerja"}],
                rungs=[{"name": "x", "before": "1 hari kerja", "label": ANSWER["label"]}],
                fixed="ajukan",
                keeps="jawaban",
            )

        assert str(caught.value).split("; ") == [
            "extension, rungs, expiry, before, and most can only stand with a term",
            "fixed can only stand with choices or per: there is nothing to fix",
            "only a level of rank: norm names the legal limit that it keeps",
        ]

    def test_counts_and_pauses_are_two_ways_to_say_one_thing(self) -> None:
        with pytest.raises(LevelError, match="give counts or pauses, not both"):
            level(counts="office", pauses=[COMPLETION])


class TestChoice:
    def test_one_value_may_stand_for_a_list_of_one(self) -> None:
        assert Choice(**QUICK).among == (True,)
        assert Choice(**QUICK | {"among": ["a", "b"]}).among == ("a", "b")

    def test_a_choice_needs_a_value(self) -> None:
        with pytest.raises(InvalidRecordError):
            Choice(**QUICK | {"among": []})

    def test_its_term_is_one_of_the_terms(self) -> None:
        assert level(choices=[QUICK]).terms == (Term(working_days=10), Term(working_minutes=30))

    def test_a_term_counts_for_each_of_one_or_more(self) -> None:
        with pytest.raises(InvalidRecordError):
            PerQuantity(fact="jumlah", most=0)


class TestUnits:
    @pytest.mark.parametrize(
        "changes",
        [
            {"extension": {"term": "7 hari kerja", "most": "7 hari"}},
            {"extension": {"term": "7 hari kerja"}, "choices": [QUICK]},
            {"pauses": [COMPLETION | {"most": "3 hari"}]},
        ],
    )
    def test_a_level_keeps_to_its_own(self, changes: dict[str, Any]) -> None:
        with pytest.raises(MixedUnitsError):
            level(**changes)

    def test_months_are_paused_by_calendar_days(self) -> None:
        made = level(term="2 bulan", pauses=[COMPLETION | {"most": "30 hari"}])

        assert made.pauses[0].most == Term(calendar_days=30)


class TestExpiry:
    def test_the_sound_ones(self) -> None:
        contested = {"contested": {"id": "Diperdebatkan", "en": "Contested"}, "fires": None}

        assert Expiry(**WARN).fires is None
        assert Expiry(**DEEMED).fires == "anggap_dikabulkan"
        assert Expiry(**DEEMED | contested).contested is not None
        assert copied(level(expiry=DEEMED)) == level(expiry=DEEMED)

    @pytest.mark.parametrize(
        ("expiry", "english", "indonesian"),
        [
            (
                WARN | {"fires": "tolak"},
                "warn takes no transition; leave out fires: tolak",
                "warn tidak menjalankan transisi; hapus fires: tolak",
            ),
            (
                WARN | {"does": "delegate"},
                "delegate needs the transition that it takes (fires)",
                "delegate memerlukan transisi yang dijalankan (fires)",
            ),
            (
                DEEMED | {"cites": None},
                "deemed granted needs the law it rests on (cites)",
                "dianggap dikabulkan memerlukan dasar hukum (cites)",
            ),
            (
                DEEMED | {"contested": {"id": "Diperdebatkan", "en": "Contested"}},
                "what is contested is only flagged; leave out fires: anggap_dikabulkan",
                "yang diperdebatkan hanya ditandai; hapus fires: anggap_dikabulkan",
            ),
        ],
    )
    def test_what_it_does_and_what_it_fires_go_together(
        self, expiry: dict[str, Any], english: str, indonesian: str
    ) -> None:
        with pytest.raises(ExpiryError) as caught:
            Expiry(**expiry)

        assert (str(caught.value), caught.value.describe("id")) == (english, indonesian)
        assert str(copied(caught.value)) == english


class TestNormExceeds:
    def norm(self, term: str) -> Level:
        return level(name="norma", rank="norm", keeps="jawaban", term=term)

    @pytest.mark.parametrize("term", ["10 hari kerja", "5 hari kerja", "14 hari", "90 menit"])
    def test_a_norm_may_be_as_long_as_the_law(self, term: str) -> None:
        assert norm_exceeds(self.norm(term), level()) is None

    @pytest.mark.parametrize("term", ["11 hari kerja", "15 hari", "1 bulan"])
    def test_a_longer_one_is_told(self, term: str) -> None:
        assert norm_exceeds(self.norm(term), level()) == (
            Term.parse(term),
            Term(working_days=10),
        )

    def test_the_shortest_legal_term_counts(self) -> None:
        assert norm_exceeds(self.norm("1 hari kerja"), level(choices=[QUICK])) == (
            Term(working_days=1),
            Term(working_minutes=30),
        )

    def test_without_a_term_there_is_nothing_to_compare(self) -> None:
        free = level(term=None, unlimited="working_days")

        assert norm_exceeds(free, level()) is None
        assert norm_exceeds(self.norm("1 tahun"), free) is None


class TestRuns:
    """
    What a run may hold that no request lets happen by itself, such as after a correction.
    """

    CAPPED = level(term="5 hari kerja", pauses=[COMPLETION | {"most": "1 hari kerja"}])
    CALENDAR = indonesia("ID-JT", known_on=date(2026, 11, 24))

    def test_a_pause_beyond_its_cap_does_not_pause(self) -> None:
        rule = self.CAPPED.pauses[0]
        run = Run(
            wib("2026-07-06T09:00"),
            pauses=(
                Pause(wib("2026-07-07T09:00"), wib("2026-07-08T09:00"), rule),
                Pause(wib("2026-07-09T09:00"), wib("2026-07-10T09:00"), rule),
            ),
        )

        found = read(self.CAPPED, run, calendar=self.CALENDAR, at=wib("2026-07-10T10:00"))

        # Tuesday 7, Thursday 9 and Friday 10 July ran; Wednesday was the applicant's.
        assert (found.used, found.paused) == (3, 1)

    def test_the_end_of_a_clock_that_has_not_started_has_no_instant(self) -> None:
        assert expiry_instant(self.CAPPED, Run(), calendar=self.CALENDAR) is None
