"""
Arguments that the kit can do nothing with: each is refused when it is given, not when it is drawn.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from layanan import testing
from layanan.calendars import NaiveTimeError, Office, indonesia
from layanan.catalogue import Catalogue
from layanan.errors import LayananError
from layanan.records import WrongTypeError
from layanan.service import ServiceType
from layanan.testing import MemoryStore, Path, Payload, Step, UnknownChoiceError, paths

ANY: Any = None
WORD: Any = "x"
FIVE: Any = 5
NAIVE = datetime(2026, 3, 13, 10)
OFFICE = Office(code="uji", name="Kantor uji", region="ID-JK", level="kankemenag")

Ask = Callable[[], object]


@pytest.fixture(scope="module")
def ppid() -> ServiceType:
    """
    Return a request for public information, the usual service.
    """
    return Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))


def refused(ask: Ask, error: type[LayananError], words: tuple[str, str]) -> None:
    """
    Assert that a call is refused, with words in English and in Indonesian.
    """
    with pytest.raises(error) as caught:
        ask()
    english, indonesian = words

    assert english in str(caught.value)
    assert indonesian in caught.value.describe("id")


class TestWalks:
    @pytest.mark.parametrize(
        ("given", "english", "indonesian"),
        [
            ({"office": WORD}, "office must be an Office, not 'x'", "office harus berupa Office"),
            (
                {"payloads": FIVE},
                "payloads must be a mapping of transitions to a Payload",
                "payloads harus berupa pemetaan nama transisi ke Payload",
            ),
            (
                {"payloads": {"ajukan": 5}},
                "payloads must be a mapping of transitions to a Payload",
                "payloads harus berupa pemetaan nama transisi ke Payload",
            ),
        ],
    )
    def test_a_wrong_argument_is_refused(
        self, ppid: ServiceType, given: dict[str, Any], english: str, indonesian: str
    ) -> None:
        path = paths(ppid.lifecycle)[0]

        refused(lambda: testing.walk(ppid, path, **given), WrongTypeError, (english, indonesian))

    @pytest.mark.parametrize("start", [NAIVE, WORD, FIVE])
    def test_the_start_is_an_aware_instant(self, ppid: ServiceType, start: Any) -> None:
        with pytest.raises(NaiveTimeError):
            testing.walk(ppid, paths(ppid.lifecycle)[0], start=start)

    @pytest.mark.parametrize("steps", [FIVE, (FIVE,)])
    def test_a_path_holds_steps(self, ppid: ServiceType, steps: Any) -> None:
        path = Path(steps, "x", paths(ppid.lifecycle)[0].description)

        refused(
            lambda: testing.walk(ppid, path),
            WrongTypeError,
            ("path must be a Path", "path harus berupa Path"),
        )

    @pytest.mark.parametrize(
        ("step", "words"),
        [
            (Step("fire", "ajukan", "antah", "diajukan"), "path cannot be 'antah'"),
            (Step("fire", "antah", "draf", "diajukan"), "path cannot be 'antah'"),
            (Step("fire", "ajukan", "draf", "diajukan", way=7), "path cannot be 'ajukan'"),
        ],
    )
    def test_the_path_of_another_lifecycle_is_refused(
        self, ppid: ServiceType, step: Step, words: str
    ) -> None:
        path = Path((step,), "x", paths(ppid.lifecycle)[0].description)

        with pytest.raises(UnknownChoiceError, match=words):
            testing.walk(ppid, path)

    def test_paths_want_a_lifecycle(self) -> None:
        with pytest.raises(WrongTypeError, match="lifecycle must be a Lifecycle"):
            paths(ANY)

    @pytest.mark.parametrize("cover", [WORD, FIVE, [], None])
    def test_what_is_covered_is_chosen(self, ppid: ServiceType, cover: Any) -> None:
        with pytest.raises(UnknownChoiceError, match="cover cannot be"):
            paths(ppid.lifecycle, cover=cover)

    def test_a_switch_is_true_or_false(self, ppid: ServiceType) -> None:
        refused(
            lambda: paths(ppid.lifecycle, chained=WORD),
            WrongTypeError,
            ("chained must be True or False, not 'x'", "chained harus berupa True atau False"),
        )

    def test_a_step_is_told_by_its_lifecycle(self) -> None:
        with pytest.raises(WrongTypeError, match="lifecycle must be a Lifecycle"):
            Step("fire", "ajukan", "draf", "diajukan").describe(ANY)


class TestMachines:
    @pytest.mark.parametrize(
        ("given", "english", "indonesian"),
        [
            ({"sut": FIVE}, "sut must be what can be called", "sut harus berupa yang dapat"),
            (
                {"payloads": FIVE},
                "payloads must be a mapping",
                "payloads harus berupa pemetaan",
            ),
            (
                {"payloads": {"ajukan": 5}},
                "payloads must be a mapping",
                "payloads harus berupa pemetaan",
            ),
            (
                {"invariants": FIVE},
                "invariants must be a collection of functions",
                "invariants harus berupa kumpulan fungsi",
            ),
            (
                {"invariants": [FIVE]},
                "invariants must be a collection of functions",
                "invariants harus berupa kumpulan fungsi",
            ),
            ({"clock": WORD}, "clock must be True or False", "clock harus berupa True atau"),
            ({"illegal": WORD}, "illegal must be True or False", "illegal harus berupa True"),
            ({"office": FIVE}, "office must be an Office", "office harus berupa Office"),
        ],
    )
    def test_a_wrong_argument_is_refused(
        self, ppid: ServiceType, given: dict[str, Any], english: str, indonesian: str
    ) -> None:
        refused(lambda: testing.machine(ppid, **given), WrongTypeError, (english, indonesian))

    def test_the_start_is_an_aware_instant(self, ppid: ServiceType) -> None:
        with pytest.raises(NaiveTimeError):
            testing.machine(ppid, start=NAIVE)

    @pytest.mark.parametrize(
        ("steps", "fails", "english", "indonesian"),
        [
            (ANY, bool, "steps must be a sequence of Steps", "steps harus berupa urutan Step"),
            ([5], bool, "steps must be a sequence of Steps", "steps harus berupa urutan Step"),
            ([], ANY, "fails must be a function", "fails harus berupa fungsi"),
        ],
    )
    def test_what_is_cut_down_is_a_walk(
        self, ppid: ServiceType, steps: Any, fails: Any, english: str, indonesian: str
    ) -> None:
        refused(
            lambda: testing.shorten(ppid.lifecycle, steps, fails),
            WrongTypeError,
            (english, indonesian),
        )


class TestCasesOnRecord:
    @pytest.mark.parametrize("histories", [ANY, FIVE])
    def test_they_are_a_collection(self, ppid: ServiceType, histories: Any) -> None:
        refused(
            lambda: testing.verify_histories(ppid, histories),
            WrongTypeError,
            ("histories must be a collection of Requests", "histories harus berupa kumpulan"),
        )

    def test_they_are_held_against_a_service_even_if_there_are_none(self) -> None:
        with pytest.raises(WrongTypeError, match="service must be a ServiceType"):
            testing.verify_histories(ANY, [])

    def test_the_office_is_one(self, ppid: ServiceType) -> None:
        with pytest.raises(WrongTypeError, match="office must be an Office"):
            testing.verify_histories(ppid, [], office=WORD)


class TestStrategies:
    @pytest.mark.parametrize(
        ("ask", "words"),
        [
            (lambda _: testing.calendars(timed=WORD), "timed must be True or False"),
            (lambda _: testing.calendars(dated=FIVE), "dated must be True or False"),
            (lambda _: testing.offices(timed=WORD), "timed must be True or False"),
            (lambda _: testing.lifecycles(rich=WORD), "rich must be True or False"),
            (lambda _: testing.service_types(rich=WORD), "rich must be True or False"),
            (lambda _: testing.instants(WORD), "calendar must be a WorkingCalendar"),
            (lambda _: testing.terms(units=FIVE), "units must be a collection of units"),
            (lambda _: testing.actors(WORD), "lifecycle must be a Lifecycle"),
            (lambda _: testing.requests(ANY), "service must be a ServiceType"),
            (lambda one: testing.requests(one, office=WORD), "office must be an Office"),
            (lambda _: testing.histories(ANY), "service must be a ServiceType"),
            (
                lambda one: testing.histories(one, complete=WORD),
                "complete must be True, False or None",
            ),
            (lambda one: testing.histories(one, payloads=FIVE), "payloads must be a mapping"),
            (
                lambda one: testing.histories(one, payloads={"ajukan": FIVE}),
                "payloads must be a mapping",
            ),
            (lambda _: testing.payloads(ANY, "ajukan"), "service must be a ServiceType"),
        ],
    )
    def test_a_wrong_argument_is_refused_when_it_is_given(
        self, ppid: ServiceType, ask: Callable[[ServiceType], object], words: str
    ) -> None:
        with pytest.raises(WrongTypeError) as caught:
            ask(ppid)

        assert str(caught.value).startswith(words)
        assert " harus berupa " in caught.value.describe("id")

    @pytest.mark.parametrize(
        "ask",
        [
            lambda one: testing.requests(one, start=NAIVE),
            lambda one: testing.histories(one, start=FIVE),
            lambda one: testing.payloads(one, "ajukan", at=WORD),
        ],
    )
    def test_an_instant_has_a_zone(
        self, ppid: ServiceType, ask: Callable[[ServiceType], object]
    ) -> None:
        with pytest.raises(NaiveTimeError):
            ask(ppid)

    @pytest.mark.parametrize("day", [FIVE, WORD, NAIVE])
    def test_a_day_is_a_plain_date(self, day: Any) -> None:
        for given in ({"since": day}, {"until": day}):
            with pytest.raises(LayananError, match=r"datetime\.date is needed"):
                testing.instants(indonesia("ID-JK"), **given)

    @pytest.mark.parametrize("number", [0, -1, True, "x", None, 1.0])
    def test_a_number_of_things_is_one_or_more(self, ppid: ServiceType, number: Any) -> None:
        with pytest.raises(UnknownChoiceError, match="parts cannot be"):
            testing.terms(parts=number)
        with pytest.raises(UnknownChoiceError, match="most cannot be"):
            testing.histories(ppid, most=number)

    def test_a_unit_is_a_word(self) -> None:
        with pytest.raises(UnknownChoiceError, match="units cannot be"):
            testing.terms(units=[[]])  # type: ignore[list-item]  # what is tested


class TestPayloads:
    @pytest.mark.parametrize(
        ("given", "english", "indonesian"),
        [
            ({"facts": FIVE}, "facts must be a mapping", "facts harus berupa pemetaan"),
            (
                {"documents": FIVE},
                "documents must be a collection of document codes",
                "documents harus berupa kumpulan kode",
            ),
            (
                {"documents": "ktp"},
                "documents must be a collection of document codes",
                "documents harus berupa kumpulan kode",
            ),
            ({"note": FIVE}, "note must be text or None", "note harus berupa teks atau None"),
        ],
    )
    def test_it_holds_what_a_step_can_bring(
        self, given: dict[str, Any], english: str, indonesian: str
    ) -> None:
        refused(lambda: Payload(**given), WrongTypeError, (english, indonesian))

    def test_documents_may_come_in_any_collection(self) -> None:
        assert Payload(documents=["ktp", "kk"]).documents == ("ktp", "kk")  # type: ignore[arg-type]  # what is tested


class TestLaws:
    @pytest.mark.parametrize(
        ("ask", "english", "indonesian"),
        [
            (
                lambda _: testing.calendar_laws(ANY),
                "calendar must be a WorkingCalendar",
                "calendar harus berupa WorkingCalendar",
            ),
            (
                lambda _: testing.lifecycle_laws(ANY),
                "lifecycle must be a Lifecycle",
                "lifecycle harus berupa Lifecycle",
            ),
            (
                lambda one: testing.lifecycle_laws(one.lifecycle, engine=FIVE),
                "engine must be a function that makes the engine",
                "engine harus berupa fungsi yang membuat mesin",
            ),
            (
                lambda one: testing.lifecycle_laws(one.lifecycle, guards=FIVE),
                "guards must be Guards",
                "guards harus berupa Guards",
            ),
            (
                lambda _: testing.service_laws(ANY),
                "service must be a ServiceType",
                "service harus berupa ServiceType",
            ),
            (
                lambda one: testing.service_laws(one, requests=FIVE),
                "requests must be a Hypothesis strategy",
                "requests harus berupa strategi Hypothesis",
            ),
            (
                lambda _: testing.store_contract(ANY),
                "make_store must be a function that makes an empty store",
                "make_store harus berupa fungsi yang membuat penyimpanan kosong",
            ),
            (
                lambda _: testing.store_contract(lambda: ANY),
                "make_store must be a function that makes an empty store",
                "make_store harus berupa fungsi yang membuat penyimpanan kosong",
            ),
            (
                lambda _: testing.store_contract(MemoryStore, reopen=FIVE),
                "reopen must be a function that takes a store",
                "reopen harus berupa fungsi yang menerima penyimpanan",
            ),
        ],
    )
    def test_their_subject_is_of_its_kind(
        self, ppid: ServiceType, ask: Callable[[ServiceType], object], english: str, indonesian: str
    ) -> None:
        refused(lambda: ask(ppid), WrongTypeError, (english, indonesian))

    @pytest.mark.parametrize("examples", [0, -1, "x", None, True])
    def test_they_are_tried_at_least_once(self, ppid: ServiceType, examples: Any) -> None:
        asked: tuple[Ask, ...] = (
            lambda: testing.calendar_laws(OFFICE.calendar(), examples=examples),
            lambda: testing.lifecycle_laws(ppid.lifecycle, examples=examples),
            lambda: testing.service_laws(ppid, examples=examples),
            lambda: testing.store_contract(MemoryStore, examples=examples),
        )
        for ask in asked:
            with pytest.raises(UnknownChoiceError, match="examples cannot be"):
                ask()


class TestFolders:
    @pytest.mark.parametrize(
        ("given", "english", "indonesian"),
        [
            ({"catalogue": FIVE}, "catalogue must be a Catalogue", "catalogue harus berupa"),
            ({"code": []}, "code must be the code of a service", "code harus berupa kode"),
            ({"guards": FIVE}, "guards must be Guards", "guards harus berupa Guards"),
            ({"payloads": FIVE}, "payloads must be a function", "payloads harus berupa fungsi"),
        ],
    )
    def test_a_wrong_argument_is_refused(
        self, given: dict[str, Any], english: str, indonesian: str
    ) -> None:
        asked = {"catalogue": Catalogue.kemenag(), "code": "info.ppid", "aspect": "sound", **given}

        refused(lambda: testing.definition_faults(**asked), WrongTypeError, (english, indonesian))

    def test_an_aspect_is_chosen(self) -> None:
        aspect: Any = []
        with pytest.raises(UnknownChoiceError, match="aspect cannot be"):
            testing.definition_faults(Catalogue.kemenag(), "info.ppid", aspect)


class TestStores:
    @pytest.mark.parametrize(
        ("request_id", "events", "seq", "english", "indonesian"),
        [
            ([], (), 0, "request_id must be the number of a request", "nomor permohonan (teks)"),
            ("REQ-1", ANY, 0, "events must be a sequence of Events", "urutan Event"),
            ("REQ-1", [5], 0, "events must be a sequence of Events", "urutan Event"),
            ("REQ-1", (), "x", "expect_seq must be the number of the newest", "nomor kejadian"),
            ("REQ-1", (), True, "expect_seq must be the number of the newest", "nomor kejadian"),
        ],
    )
    def test_a_wrong_argument_is_refused(
        self, request_id: Any, events: Any, seq: Any, english: str, indonesian: str
    ) -> None:
        refused(
            lambda: MemoryStore().append(request_id, events, expect_seq=seq),
            WrongTypeError,
            (english, indonesian),
        )

    def test_a_request_is_looked_up_by_its_number(self) -> None:
        with pytest.raises(WrongTypeError, match="request_id must be the number"):
            MemoryStore().load([])  # type: ignore[arg-type]  # what is tested


def test_an_office_and_a_start_that_fit_are_taken(ppid: ServiceType) -> None:
    start = datetime.combine(date(2026, 3, 2), datetime.min.time(), OFFICE.calendar().zone)
    path = paths(ppid.lifecycle, "states")[0]

    done = testing.walk(ppid, path, office=OFFICE, start=start, payloads={"ajukan": Payload()})

    assert done.state == path.states[-1]
