"""
The rules of the page `tanpa-kertas-dan-ponsel`, each on a small service made up for it.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from layanan.calendars import CivilDateError
from layanan.law import Confidence
from layanan.records import WrongTypeError
from layanan.reform import UNOFFICIAL, Obstacle, Reach, catalogue_report, paperless, phone
from layanan.text import UnknownLanguageError
from tests.strategies.standards import label
from tests.unit.reform.cases import (
    DAY,
    NOBODY_COMES,
    SOURCE,
    channel,
    definition,
    folder,
    level,
    presence,
    requirement,
    service,
)

EVERYTHING = channel("web", "apply", "complete", "pay", "track", "collect")
A_FILE = requirement(media=["digital"])
FREE = {"amount_idr": 0, "label": label("gratis"), "source": SOURCE}


def best(**more: Any) -> dict[str, Any]:
    """
    Return the parts of a service that goes from a phone from end to end, some changed.
    """
    return {
        "channels": [EVERYTHING],
        "requirements": [A_FILE],
        "presence": [NOBODY_COMES],
        "fee": FREE,
    } | more


def without_paper(**more: Any) -> Reach:
    return paperless(service(**best(**more)))


def from_a_phone(**more: Any) -> Reach:
    return phone(service(**best(**more)))


def only(found: Reach) -> Obstacle:
    """
    Return the only reason against.
    """
    (obstacle,) = found.obstacles
    assert found.gaps == ()
    return obstacle


class TestTheAnswer:
    def test_is_end_to_end_without_any_reason(self) -> None:
        for found in (without_paper(), from_a_phone()):
            assert found.answer == found.at_least == found.at_most == "end_to_end"
            assert (found.obstacles, found.gaps) == ((), ())

    def test_is_in_part_where_something_goes_and_something_is_barred(self) -> None:
        found = without_paper(requirements=[requirement(media=["paper"])])

        assert found.answer == "part"

    def test_is_not_where_nothing_goes_and_nothing_is_untold(self) -> None:
        found = without_paper(
            channels=[channel("counter")], requirements=[requirement(media=["paper"])]
        )

        assert found.answer == "not"
        assert found.passages == ()

    def test_is_unknown_where_nothing_is_told(self) -> None:
        for found in (paperless(service()), phone(service())):
            assert (found.at_least, found.at_most) == ("not", "end_to_end")
            assert found.answer == "unknown"
            assert found.obstacles == ()

    def test_is_unknown_where_one_gap_would_decide(self) -> None:
        found = without_paper(requirements=[A_FILE, requirement("kk")])

        assert (found.at_least, found.at_most) == ("part", "end_to_end")
        assert found.answer == "unknown"

    def test_stands_where_a_gap_could_not_change_it(self) -> None:
        found = without_paper(requirements=[requirement(media=["paper"]), requirement("kk")])

        assert found.answer == "part"
        assert [gap.place for gap in found.gaps] == ["requirements.kk"]

    def test_says_that_the_measure_is_ours(self) -> None:
        assert without_paper().note is UNOFFICIAL
        assert UNOFFICIAL.id in without_paper().explain("id")
        assert UNOFFICIAL.en in from_a_phone().explain("en")

    def test_names_service_and_version(self) -> None:
        found = without_paper()

        assert (found.service, found.version, found.name.id) == ("uji.surat", "1", "Surat")

    @pytest.mark.parametrize("ask", [paperless, phone])
    def test_is_given_of_a_service_only(self, ask: Any) -> None:
        with pytest.raises(WrongTypeError, match="service must be a ServiceType"):
            ask("uji.surat")


class TestARequirement:
    @pytest.mark.parametrize(
        "more",
        [
            {"media": ["digital"]},
            {"media": ["paper", "digital"]},
            {"formats": ["pdf"]},
            {"most_kib": 500},
            {"media": ["digital"], "copy_of": "original"},
        ],
    )
    def test_goes_where_a_file_is_accepted(self, more: dict[str, Any]) -> None:
        found = without_paper(requirements=[requirement(**more)])

        assert found.answer == "end_to_end"
        assert "requirements.ktp" in {one.place for one in found.passages}

    @pytest.mark.parametrize(
        ("copy_of", "kind", "words"),
        [
            ("original", "original", "ktp: diminta aslinya"),
            ("certified_copy", "certified_copy", "ktp: diminta salinan yang dilegalisasi"),
            ("shown", "shown", "ktp: aslinya harus diperlihatkan"),
            ("copy", "copy", "ktp: diminta fotokopi di atas kertas"),
            (None, "paper", "ktp: diminta di atas kertas"),
        ],
    )
    def test_on_paper_stands_in_the_way(self, copy_of: str | None, kind: str, words: str) -> None:
        given = [requirement(media=["paper"], copy_of=copy_of)]

        for found in (without_paper(requirements=given), from_a_phone(requirements=given)):
            obstacle = only(found)
            assert (obstacle.kind, obstacle.place) == (kind, "requirements.ktp")
            assert obstacle.label.id == words
            assert obstacle.confidence is Confidence.HIGH
            assert obstacle.sources[0].name == "Kantor uji"

    @pytest.mark.parametrize("copy_of", ["original", "certified_copy", "shown"])
    def test_that_is_paper_by_its_nature_does_too_with_less_confidence(self, copy_of: str) -> None:
        obstacle = only(without_paper(requirements=[requirement(copy_of=copy_of)]))

        assert obstacle.kind == copy_of
        assert obstacle.confidence is Confidence.MEDIUM

    @pytest.mark.parametrize("copy_of", ["copy", None])
    def test_of_which_nobody_says_how_is_a_gap(self, copy_of: str | None) -> None:
        found = without_paper(requirements=[requirement(copy_of=copy_of)])

        assert found.obstacles == ()
        assert [(gap.kind, gap.place) for gap in found.gaps] == [("medium", "requirements.ktp")]

    def test_is_a_gap_where_none_is_named(self) -> None:
        found = without_paper(requirements=[])

        assert [gap.kind for gap in found.gaps] == ["requirements"]

    def test_needed_in_some_cases_stands_in_the_way_in_some(self) -> None:
        facts = {"usia_kurang": {"label": label("usia kurang"), "kind": "boolean"}}
        obstacle = only(
            without_paper(
                facts=facts,
                requirements=[
                    requirement(media=["paper"], when={"fact": "usia_kurang", "equals": True})
                ],
            )
        )

        assert not obstacle.always

    def test_that_a_rule_asks_for_is_by_law(self) -> None:
        cites = {"ref": "PMA 30/2024 pasal 4", "confidence": "low"}
        obstacle = only(without_paper(requirements=[requirement(media=["paper"], cites=cites)]))

        assert obstacle.by_law
        assert str(obstacle.cites) == "PMA 30/2024 pasal 4"
        assert obstacle.confidence is Confidence.LOW
        assert obstacle.change.en == "the rule that asks for it accepts a file"

    @pytest.mark.parametrize("cites", [None, "Standar Pelayanan Kanwil DIY (2019)"])
    def test_that_only_an_office_asks_for_is_habit(self, cites: str | None) -> None:
        obstacle = only(without_paper(requirements=[requirement(media=["paper"], cites=cites)]))

        assert not obstacle.by_law
        assert obstacle.change.en == "the office accepts a file"

    def test_tells_every_way_to_do_without_it(self) -> None:
        obstacle = only(
            without_paper(
                requirements=[
                    requirement(
                        media=["paper"],
                        obtainable={"id": "dari Dukcapil", "en": "from Dukcapil"},
                        product_of="kua.rekomendasi_nikah",
                    )
                ]
            )
        )

        assert obstacle.change.en == (
            "the office accepts a file, the office gets it itself: from Dukcapil, or the office "
            "takes it from the service kua.rekomendasi_nikah, which issues it"
        )

    def test_as_a_file_is_no_part_of_a_phones_way_of_its_own(self) -> None:
        found = from_a_phone(channels=[channel("counter")])

        assert found.answer == "not"


class TestAVisit:
    def test_of_the_applicant_stands_in_the_way(self) -> None:
        given = [presence("pemeriksaan", required=True)]

        for found in (without_paper(presence=given), from_a_phone(presence=given)):
            obstacle = only(found)
            assert (obstacle.kind, obstacle.place) == ("visit", "presence.pemeriksaan")
            assert obstacle.label.en == "pemeriksaan (en): the applicant must come in person"
            assert not obstacle.by_law
            assert obstacle.change.en == "the office no longer asks for it"
            assert found.answer == "part"

    def test_by_law_needs_a_change_of_law(self) -> None:
        given = [presence(required=True, by_law=True, cites="PMA 30/2024 pasal 5")]
        obstacle = only(without_paper(presence=given))

        assert obstacle.by_law
        assert obstacle.change.id == "PMA 30/2024 pasal 5 diubah"

    def test_by_a_law_that_is_not_named_is_by_law_all_the_same(self) -> None:
        obstacle = only(without_paper(presence=[presence(required=True, by_law=True)]))

        assert (obstacle.by_law, obstacle.change.en) == (True, "the rule is changed")

    def test_that_a_proxy_may_make_is_still_one(self) -> None:
        obstacle = only(without_paper(presence=[presence(required=True, proxy=True)]))

        assert obstacle.label.en == "hadir (en): the applicant or a proxy must come in person"

    def test_of_others_stands_in_the_way(self) -> None:
        given = [NOBODY_COMES, presence("saksi", who="other", required=True)]
        obstacle = only(without_paper(presence=given))

        assert obstacle.label.en == "saksi (en): others must come in person"

    def test_of_the_office_does_not(self) -> None:
        given = [NOBODY_COMES, presence("visitasi", who="office", required=True)]

        assert without_paper(presence=given).answer == "end_to_end"

    @pytest.mark.parametrize(
        "given", [[], [presence(who="office", required=True)], [presence(required=None)]]
    )
    def test_of_which_nobody_says_whether_is_a_gap(self, given: list[dict[str, Any]]) -> None:
        found = without_paper(presence=given)

        assert [gap.kind for gap in found.gaps] == ["presence"]
        assert found.answer == "unknown"


class TestAChannel:
    @pytest.mark.parametrize("kind", ["web", "app", "email", "phone"])
    def test_of_these_kinds_serves_both(self, kind: str) -> None:
        given = [channel(kind, "apply", "complete", "track", "collect")]

        assert without_paper(channels=given).answer == "end_to_end"
        assert from_a_phone(channels=given).answer == "end_to_end"

    def test_between_systems_needs_no_paper_and_says_nothing_of_a_phone(self) -> None:
        given = [channel("system", "apply", "complete", "track", "collect")]

        assert without_paper(channels=given).answer == "end_to_end"
        found = from_a_phone(channels=given)
        assert found.answer == "unknown"
        assert [gap.place for gap in found.gaps] == [
            "acts.apply",
            "acts.complete",
            "acts.track",
            "acts.collect",
        ]

    @pytest.mark.parametrize("kind", ["counter", "post", "visit"])
    def test_of_these_kinds_serves_neither(self, kind: str) -> None:
        given = [channel(kind, "apply", "complete", "track", "collect")]
        places = [one.place for one in from_a_phone(channels=given).obstacles]

        assert places == ["acts.apply", "acts.complete", "acts.track", "acts.collect"]
        assert {one.kind for one in without_paper(channels=given).obstacles} == {"channel"}

    def test_that_alone_is_named_stands_in_the_way_by_habit(self) -> None:
        given = [EVERYTHING | {"acts": ["collect"]}, channel("counter", code="loket")]
        obstacle = only(without_paper(channels=given))

        assert obstacle.place == "acts.apply"
        assert obstacle.label.en == "applying: all that sources name is Kanal loket (en)"
        assert obstacle.change.en == "there is a channel for applying without paper"
        assert (obstacle.by_law, obstacle.always, obstacle.cites) == (False, True, None)
        # Nobody says that there is no other.
        assert obstacle.confidence is Confidence.MEDIUM

    @pytest.mark.parametrize(
        "given",
        [
            [],  # none is named
            [channel(None)],  # of no kind that is told
            [channel("web")],  # nothing says what for
            [channel("counter"), channel("web", code="laman")],
            [channel("web", "track")],  # nothing says over what one applies
        ],
    )
    def test_that_is_not_told_is_a_gap(self, given: list[dict[str, Any]]) -> None:
        found = without_paper(channels=given)

        assert found.obstacles == ()
        assert [gap.place for gap in found.gaps] == ["acts.apply", "acts.collect"]

    def test_that_is_enough_for_following_makes_it_a_phone_in_part(self) -> None:
        given = [channel("app", "track"), channel("counter", code="loket")]
        found = from_a_phone(channels=given)

        assert found.answer == "part"
        assert [one.place for one in found.passages] == ["acts.track"]
        assert without_paper(channels=given, requirements=[]).at_least == "not"


class TestPaying:
    COUNTER = (
        channel("web", "apply", "complete", "track", "collect"),
        channel("counter", "pay", code="loket"),
    )

    def rules(self, *amounts: int, last_is_open: bool = False) -> dict[str, Any]:
        """
        Return a fee by case; the last rule may hold for every other case.
        """
        rules = [
            {
                "code": f"tarif_{place}",
                "amount_idr": amount,
                "label": label("tarif"),
                "when": {"fact": "tempat", "equals": f"tempat_{place}"},
            }
            for place, amount in enumerate(amounts)
        ]
        if last_is_open:
            del rules[-1]["when"]
        return {"rules": rules, "label": label("tarif"), "source": SOURCE}

    FACTS = {"tempat": {"label": label("tempat"), "kind": "text"}}  # noqa: RUF012 - never changed

    def test_is_not_asked_where_it_is_free(self) -> None:
        given = [channel("web", "apply", "complete", "track", "collect")]

        assert from_a_phone(channels=given).answer == "end_to_end"
        free = self.rules(0, 0)
        assert from_a_phone(channels=given, fee=free, facts=self.FACTS).answer == "end_to_end"

    def test_over_a_counter_only_stands_in_the_way(self) -> None:
        fee = {"amount_idr": 600_000, "label": label("tarif"), "source": SOURCE}
        obstacle = only(from_a_phone(channels=self.COUNTER, fee=fee))

        assert (obstacle.place, obstacle.always) == ("acts.pay", True)

    @pytest.mark.parametrize(
        ("amounts", "last_is_open", "always"),
        [
            ((0, 600_000), True, False),  # free in one case
            ((1_000, 2_000), True, True),  # something in every case
            ((1_000, 2_000), False, False),  # maybe none of them fits
        ],
    )
    def test_in_some_cases_stands_in_the_way_in_some(
        self, amounts: tuple[int, ...], last_is_open: bool, always: bool
    ) -> None:
        fee = self.rules(*amounts, last_is_open=last_is_open)

        obstacle = only(from_a_phone(channels=self.COUNTER, fee=fee, facts=self.FACTS))
        assert obstacle.always is always

    @pytest.mark.parametrize("fee", [None, {"label": label("tarif"), "source": SOURCE}])
    def test_of_which_nobody_says_how_much_is_a_gap(self, fee: dict[str, Any] | None) -> None:
        found = from_a_phone(channels=self.COUNTER, fee=fee)

        assert [(gap.kind, gap.place) for gap in found.gaps] == [("fee", "fee")]
        assert found.answer == "unknown"

    def test_of_which_nobody_says_how_much_goes_where_one_may_pay_from_a_phone(self) -> None:
        assert from_a_phone(fee=None).answer == "end_to_end"

    def test_that_is_untold_makes_no_part_of_a_counter(self) -> None:
        assert from_a_phone(channels=[channel("counter")], fee=None).answer == "not"

    def test_over_what_is_untold_is_a_gap(self) -> None:
        fee = {"amount_idr": 10_000, "label": label("tarif"), "source": SOURCE}
        given = [channel("web", "apply", "complete", "track", "collect")]

        assert [gap.place for gap in from_a_phone(channels=given, fee=fee).gaps] == ["acts.pay"]

    def test_is_no_matter_of_paper(self) -> None:
        assert without_paper(channels=self.COUNTER, fee=None).answer == "end_to_end"


class TestExplain:
    GIVEN = best(
        channels=[channel("web", "apply", code="laman")],
        requirements=[
            requirement(
                media=["paper"],
                cites="PMA 30/2024 pasal 4",
                when={"fact": "tempat", "equals": "balai"},
            )
        ],
        facts=TestPaying.FACTS,
    )

    def test_tells_every_reason_in_indonesian(self) -> None:
        assert paperless(service(**self.GIVEN)).explain().splitlines() == [
            "Surat: sebagian tanpa kertas",
            "+ mengajukan permohonan lewat Kanal laman",
            (
                "- ktp: diminta di atas kertas (menurut aturan, dalam hal tertentu, "
                "PMA 30/2024 pasal 4, keyakinan tinggi)"
            ),
            "  yang mengubahnya: aturan yang memintanya menerima berkas digital",
            (
                "? tidak ada sumber yang menyebut apakah menerima produk layanan dapat dilakukan "
                "tanpa kertas"
            ),
            UNOFFICIAL.id,
        ]

    def test_tells_the_bounds_of_what_is_unknown(self) -> None:
        given = best(requirements=[requirement()])

        assert paperless(service(**given)).explain("en").splitlines()[:2] == [
            "Surat (en): not known whether it goes without paper",
            "at least without paper in part, at most without paper from end to end",
        ]
        assert phone(service(**given)).explain().splitlines()[1] == (
            "antara sebagian dari ponsel dan dari ponsel dari awal sampai akhir"
        )

    def test_tells_habits_in_english(self) -> None:
        given = best(presence=[presence(required=True)])

        told = next(
            line
            for line in phone(service(**given)).explain("en").splitlines()
            if line.startswith("- ")
        )
        assert told == (
            "- hadir (en): the applicant must come in person "
            "(by habit, as far as we read, high confidence)"
        )

    def test_another_language_is_refused(self) -> None:
        with pytest.raises(UnknownLanguageError):
            without_paper().explain("jv")


class TestCatalogueReport:
    @pytest.fixture
    def report(self, tmp_path: Path) -> Any:
        catalogue = folder(
            tmp_path,
            definition("uji.daring", **best()),
            definition("uji.loket", **best(channels=[channel("counter")])),
            definition("uji.baru", **best(), in_force="2023-01-01"),
            definition("uji.sunyi", levels=[level()]),
        )
        return catalogue_report(catalogue, on=DAY)

    def test_holds_every_service_in_force_behind_its_answer(self, report: Any) -> None:
        assert report.answers("paperless") == {
            "end_to_end": ("uji.daring",),
            "part": ("uji.loket",),
            "not": (),
            "unknown": ("uji.sunyi",),
        }
        assert report.answers("phone") == {
            "end_to_end": ("uji.daring",),
            "part": (),
            "not": ("uji.loket",),
            "unknown": ("uji.sunyi",),
        }
        assert report.not_in_force == ("uji.baru",)

    def test_holds_the_services_behind_each_kind_of_reason(self, report: Any) -> None:
        assert report.obstacles("phone") == {"channel": ("uji.loket",)}
        assert report.gaps("paperless") == dict.fromkeys(
            ("requirements", "presence", "channel"), ("uji.sunyi",)
        )

    def test_holds_the_services_between_two_answers(self, report: Any) -> None:
        assert report.bounds("paperless") == {("not", "end_to_end"): ("uji.sunyi",)}

    def test_tells_counts_with_what_stands_behind_them(self, report: Any) -> None:
        lines = report.explain("en").splitlines()

        assert lines[0] == "without paper from end to end: 1 (uji.daring)"
        assert lines[2] == "not without paper: 0"
        assert lines[4] == (
            "  at least not without paper, at most without paper from end to end: 1 (uji.sunyi)"
        )
        assert "- no channel serves: 1 (uji.loket)" in lines
        assert "? the fee is not told: 1 (uji.sunyi)" in lines
        assert lines[-1] == UNOFFICIAL.en == report.note.en
        assert report.explain().splitlines()[-1] == UNOFFICIAL.id

    @pytest.mark.parametrize("on", [datetime(2022, 6, 1, tzinfo=UTC), "2022-06-01"])
    def test_only_a_date_can_be_asked_for(self, tmp_path: Path, on: Any) -> None:
        with pytest.raises(CivilDateError):
            catalogue_report(folder(tmp_path, definition()), on=on)

    def test_only_a_catalogue_is_taken(self) -> None:
        none: Any = []
        with pytest.raises(WrongTypeError):
            catalogue_report(none, on=date(2022, 6, 1))
