"""
Arguments that say nothing of a service: each is refused by name, with what would be right.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from layanan import service
from layanan.calendars import NaiveTimeError, Office
from layanan.catalogue import Catalogue
from layanan.errors import LayananError
from layanan.lifecycle import Actor
from layanan.records import WrongTypeError
from layanan.service import (
    EvidenceError,
    ServiceDefinition,
    UnknownProductError,
    UnknownRequirementError,
)
from layanan.text import UnknownLanguageError

ANY: Any = None
WORD: Any = "x"
FIVE: Any = 5
DAY = date(2026, 3, 13)
AT = datetime(2026, 3, 13, 3, tzinfo=UTC)
CLERK = Actor("S-7", roles={"ppid"})
OFFICE = Office(code="k", name="Kankemenag", region="ID-JT", level="kankemenag")
CATALOGUE = Catalogue.kemenag()
PPID = CATALOGUE.get("info.ppid", on=DAY)
DEFINITION: ServiceDefinition = CATALOGUE.definition("info.ppid")
REQUEST = PPID.open("REQ-1", office=OFFICE, applicant="P-1", at=AT)

Ask = Callable[[], object]


def move(**given: Any) -> object:
    asked = {"request": REQUEST, "to": PPID, "policy": "move", "by": CLERK, "at": AT, **given}
    return service.move(asked.pop("request"), asked.pop("to"), **asked)


def affected(requests: Any = (), before: Any = PPID, after: Any = PPID, **given: Any) -> object:
    return service.affected(requests, before, after, **{"at": AT, **given})


def first(found: Iterator[object]) -> object:
    return next(found)


SERVICE = ("must be a ServiceType, e.g. catalogue.get(…)", "harus berupa ServiceType")
A_DEFINITION = ("must be a ServiceDefinition", "harus berupa ServiceDefinition")
LIFECYCLES = ("must be a mapping of names to a Lifecycle", "harus berupa pemetaan nama ke")
STATES = ("must be a mapping of states", "harus berupa pemetaan status")
REQUESTS = ("must be a collection of Requests", "harus berupa kumpulan Request")


@pytest.mark.parametrize(
    ("ask", "argument", "words"),
    [
        (lambda: service.compare(ANY, PPID), "before", SERVICE),
        (lambda: service.compare(PPID, ANY), "after", SERVICE),
        (lambda: move(request=ANY), "request", ("must be a Request", "harus berupa Request")),
        (lambda: move(to=ANY), "to", SERVICE),
        (lambda: move(policy="stay", by=ANY), "by", ("must be an Actor", "harus berupa Actor")),
        (lambda: move(mapping=FIVE), "mapping", STATES),
        (lambda: move(before=FIVE), "before", SERVICE),
        (lambda: affected(ANY), "requests", REQUESTS),
        (lambda: affected([FIVE]), "requests", REQUESTS),
        (lambda: affected(before=ANY), "before", SERVICE),
        (lambda: affected(after=ANY), "after", SERVICE),
        (lambda: affected(mapping=FIVE), "mapping", STATES),
        (lambda: service.resolve(ANY, on=DAY), "definition", A_DEFINITION),
        (lambda: service.resolve(DEFINITION, on=DAY, lifecycles=FIVE), "lifecycles", LIFECYCLES),
        (
            lambda: service.resolve(DEFINITION, on=DAY, lifecycles={"informasi_publik": FIVE}),
            "lifecycles",
            LIFECYCLES,
        ),
        (lambda: service.pick(ANY, ANY, lifecycles={}), "definition", A_DEFINITION),
        (
            lambda: service.pick(DEFINITION, ANY, lifecycles={}),
            "standard",
            ("must be a Version", "harus berupa Version"),
        ),
        (
            lambda: service.pick(DEFINITION, DEFINITION.versions[0], lifecycles=ANY),
            "lifecycles",
            LIFECYCLES,
        ),
        (lambda: service.find_misfits(ANY, lifecycles={}), "definition", A_DEFINITION),
        (lambda: service.find_misfits(DEFINITION, lifecycles=ANY), "lifecycles", LIFECYCLES),
        (lambda: service.find_rivals(ANY), "definition", A_DEFINITION),
        (lambda: service.refine(ANY, ANY), "service", SERVICE),
        (
            lambda: service.refine(PPID, ANY),
            "standard",
            ("must be an OfficeStandard", "harus berupa OfficeStandard"),
        ),
        (lambda: service.seal_of(ANY), "service", SERVICE),
        (lambda: first(service.broken_seals(ANY, {})), "definition", A_DEFINITION),
        (lambda: first(service.broken_seals(DEFINITION, ANY)), "lifecycles", LIFECYCLES),
        (lambda: service.findings(ANY, {}), "definition", A_DEFINITION),
        (lambda: service.findings(DEFINITION, ANY), "lifecycles", LIFECYCLES),
        (
            lambda: service.json_schema(ANY),
            "model",
            (
                "must be ServiceDefinition, OfficeStandards or Lifecycle (the class), not None",
                "harus berupa ServiceDefinition, OfficeStandards, atau Lifecycle (kelasnya), bukan",
            ),
        ),
        (lambda: service.json_schema([]), "model", ("(the class)", "(kelasnya)")),  # type: ignore[arg-type]  # what is tested
        (
            lambda: service.dump(ANY),
            "definition",
            (
                "must be a ServiceDefinition, OfficeStandards or a Lifecycle, not None",
                "harus berupa ServiceDefinition, OfficeStandards, atau Lifecycle, bukan None",
            ),
        ),
        (lambda: service.dump_json(FIVE), "definition", A_DEFINITION),
        (
            lambda: PPID.with_readings(ANY),
            "readings",
            (
                "must be a mapping of readings to True or False, e.g. {'jeda_perbaikan': False}",
                "harus berupa pemetaan kode tafsir ke True atau False, misalnya",
            ),
        ),
        (
            lambda: PPID.with_guards(ANY),
            "guards",
            ("must be Guards, e.g. Guards(", "harus berupa Guards, misalnya Guards("),
        ),
        (lambda: PPID.check(before=FIVE), "before", SERVICE),
        (lambda: PPID.check(before=PPID, mapping=FIVE), "mapping", STATES),
        (
            lambda: PPID.check(total=FIVE),
            "total",
            ("must be a Term, e.g. Term.parse('10 hari kerja')", "harus berupa Term, misalnya"),
        ),
        (
            lambda: service.format_rupiah(WORD),
            "amount",
            ("must be whole rupiah, e.g. 600_000, not 'x'", "harus berupa bilangan bulat rupiah"),
        ),
        (
            lambda: service.format_rupiah(True),
            "amount",
            ("must be whole rupiah, e.g. 600_000, not True", "harus berupa bilangan bulat rupiah"),
        ),
    ],
)
def test_a_value_of_another_kind_is_refused_by_name(
    ask: Ask, argument: str, words: tuple[str, str]
) -> None:
    with pytest.raises(WrongTypeError) as caught:
        ask()
    english, indonesian = words

    assert caught.value.argument == argument
    assert english in str(caught.value)
    assert indonesian in caught.value.describe("id")


@pytest.mark.parametrize("at", [datetime(2026, 3, 13, 10), ANY, "x"])
def test_a_move_happens_at_an_aware_instant(at: Any) -> None:
    asked: tuple[Ask, ...] = (
        lambda: move(at=at),
        lambda: move(policy="stay", at=at),
        lambda: affected(at=at),
    )
    for ask in asked:
        with pytest.raises(NaiveTimeError):
            ask()


@pytest.mark.parametrize("documents", [ANY, FIVE])
def test_what_is_handed_in_is_a_collection(documents: Any) -> None:
    for ask in (PPID.checklist, PPID.eligibility):
        with pytest.raises(EvidenceError) as caught:
            ask({}, on=DAY, documents=documents)

        assert str(caught.value) == (
            f"documents of {documents} must be a collection of documents, not {documents}"
        )
        assert caught.value.describe("id") == (
            f"documents dari {documents} harus kumpulan dokumen, bukan {documents}"
        )


def test_what_is_no_code_names_no_requirement() -> None:
    code: Any = []
    with pytest.raises(UnknownRequirementError, match=r"does not ask for \"\[\]\""):
        PPID.checklist({}, on=DAY).item(code)


def test_what_is_no_name_names_no_product() -> None:
    product: Any = []
    with pytest.raises(UnknownProductError, match=r"\[\]"):
        PPID.validity(product, issued=DAY)


def test_periods_before_are_a_collection() -> None:
    with pytest.raises(WrongTypeError, match="earlier must be a collection of Validity"):
        PPID.validity("informasi", issued=DAY, earlier=ANY)


@pytest.mark.parametrize("language", [[], None, "fr"])
def test_an_amount_is_written_in_a_language_that_is_there(language: Any) -> None:
    with pytest.raises(UnknownLanguageError):
        service.format_rupiah(600_000, language)


def test_nothing_but_errors_of_the_library_is_raised_of_a_lifecycle() -> None:
    for given in ({"guards": FIVE}, {"levels": FIVE}, {"before": FIVE}, {"mapping": FIVE}):
        asked: dict[str, Any] = given
        with pytest.raises(LayananError, match=r"must be"):
            PPID.lifecycle.check(**asked)
