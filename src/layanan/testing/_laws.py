"""
The laws, to call or to subclass.

Each function tries every law on one subject and raises an `AssertionError` with
the shortest example that breaks one. Each class is the same as a test class:
one test a law, for `pytest` to find in a subclass that names its subject.
"""

from collections.abc import Callable
from typing import ClassVar, Final

from hypothesis.strategies import SearchStrategy

from layanan.calendars import WorkingCalendar
from layanan.lifecycle import NO_GUARDS, Engine, Guards, Lifecycle, transitions_engine
from layanan.records import require
from layanan.request import Request, Store
from layanan.service import ServiceType
from layanan.testing._arguments import (
    A_CALENDAR,
    A_LIFECYCLE,
    A_SERVICE,
    SOME_GUARDS,
    at_least_one,
    optional,
    to_call,
)
from layanan.testing._law import hold_all, with_tests
from layanan.testing._laws_calendar import CALENDAR
from layanan.testing._laws_lifecycle import LIFECYCLE, LifecycleCase
from layanan.testing._laws_promise import PROMISE
from layanan.testing._laws_service import SERVICE, ServiceCase
from layanan.testing._laws_store import STORE, StoreCase
from layanan.testing._strategies import histories
from layanan.text import Label

MakeEngine = Callable[[Lifecycle], Engine]
MakeStore = Callable[[], Store]

_MAKES_ENGINE: Final = Label(
    id="fungsi yang membuat mesin sebuah Lifecycle, misalnya table_engine",
    en="a function that makes the engine of a Lifecycle, e.g. table_engine",
)
_MAKES_STORE: Final = Label(
    id="fungsi yang membuat penyimpanan kosong, misalnya MemoryStore",
    en="a function that makes an empty store, e.g. MemoryStore",
)
_REOPENS: Final = Label(
    id="fungsi yang menerima penyimpanan dan membukanya kembali",
    en="a function that takes a store and opens it again",
)
_SOME_REQUESTS: Final = Label(
    id="strategi Hypothesis atas Request, misalnya histories(service)",
    en="a Hypothesis strategy of Requests, e.g. histories(service)",
)


# -- to call -------------------------------------------------------------------


def calendar_laws(calendar: WorkingCalendar, *, examples: int = 100) -> None:
    """
    Try the laws of calendars on one: counting, hours, reasons and deadlines.

    Args:
        calendar: Any calendar, an office's own too.
        examples: How many examples each law is tried on.

    Raises:
        AssertionError: If one does not hold.
        WrongTypeError: If `calendar` is none.
        UnknownChoiceError: If `examples` is below one.

    Examples:
        >>> from layanan import calendars
        >>> calendar_laws(calendars.indonesia("ID-JT"), examples=5)
    """
    require("calendar", calendar, WorkingCalendar, A_CALENDAR)
    at_least_one("examples", examples)
    hold_all(CALENDAR, calendar, examples)


def lifecycle_laws(
    lifecycle: Lifecycle,
    *,
    engine: MakeEngine = transitions_engine,
    guards: Guards = NO_GUARDS,
    examples: int = 100,
) -> None:
    """
    Try the laws of lifecycles on one, and on an engine that moves along it.

    Args:
        lifecycle: The definition.
        engine: Makes the engine; that of the library if left out.
        guards: The host's named guards, if the lifecycle asks any.
        examples: How many examples each law is tried on.

    Raises:
        AssertionError: If one does not hold.
        UnknownGuardError: If a guard that the lifecycle asks is not there.
        WrongTypeError: If an argument is of another kind.
        UnknownChoiceError: If `examples` is below one.

    Examples:
        >>> from layanan import Catalogue
        >>> lifecycle_laws(Catalogue.kemenag().lifecycles["informasi_publik"], examples=5)
    """
    require("lifecycle", lifecycle, Lifecycle, A_LIFECYCLE)
    to_call("engine", engine, _MAKES_ENGINE)
    require("guards", guards, Guards, SOME_GUARDS)
    at_least_one("examples", examples)
    hold_all(LIFECYCLE, LifecycleCase(lifecycle, engine, guards), examples)


def service_laws(
    service: ServiceType,
    *,
    requests: SearchStrategy[Request] | None = None,
    examples: int = 50,
) -> None:
    """
    Try the laws of requests on those of a service: history, commands, timers and clocks.

    Args:
        service: The service, with its guards if it asks any.
        requests: What they are tried on; `histories(service)` if left out.
        examples: How many requests each law is tried on.

    Raises:
        AssertionError: If one does not hold.
        WrongTypeError: If an argument is of another kind.
        UnknownChoiceError: If `examples` is below one.

    Examples:
        >>> from datetime import date
        >>> from layanan import Catalogue
        >>> service_laws(Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13)), examples=2)
    """
    require("service", service, ServiceType, A_SERVICE)
    optional("requests", requests, SearchStrategy, _SOME_REQUESTS)
    at_least_one("examples", examples)
    hold_all((*SERVICE, *PROMISE), ServiceCase(service, _requests(service, requests)), examples)


def store_contract(
    make_store: MakeStore,
    *,
    reopen: Callable[[Store], Store] | None = None,
    examples: int = 50,
) -> None:
    """
    Try on a store that it loses nothing, doubles nothing, and lets one of two writers win.

    Args:
        make_store: Makes an empty store, each time it is called.
        reopen: Returns a store as it is after a restart, such as a new one over
            the same file; without it a restart is not tried.
        examples: How many examples each law is tried on.

    Raises:
        AssertionError: If one does not hold.
        WrongTypeError: If an argument is of another kind, or what is made is no store.
        UnknownChoiceError: If `examples` is below one.

    Examples:
        >>> from layanan.testing import MemoryStore
        >>> store_contract(MemoryStore, examples=5)
    """
    to_call("make_store", make_store, _MAKES_STORE)
    if reopen is not None:
        to_call("reopen", reopen, _REOPENS)
    at_least_one("examples", examples)
    require("make_store", make_store(), Store, _MAKES_STORE)
    hold_all(STORE, StoreCase(make_store, *(() if reopen is None else (reopen,))), examples)


def _requests(
    service: ServiceType, requests: SearchStrategy[Request] | None
) -> SearchStrategy[Request]:
    return histories(service) if requests is None else requests


# -- to subclass ---------------------------------------------------------------


@with_tests(CALENDAR)
class CalendarLaws:
    """
    Hold the laws of calendars as tests; a subclass names its `calendar`.

    Examples:
        >>> from layanan import calendars
        >>> class TestOurOffice(CalendarLaws):
        ...     calendar = calendars.indonesia("ID-JT")
    """

    calendar: ClassVar[WorkingCalendar]
    examples: ClassVar[int] = 100

    def subject(self) -> WorkingCalendar:
        """
        Return what the laws are tried on.
        """
        return self.calendar


@with_tests(LIFECYCLE)
class LifecycleLaws:
    """
    Hold the laws of lifecycles as tests; a subclass names its `lifecycle`.

    Examples:
        >>> from layanan import Catalogue
        >>> class TestOurSteps(LifecycleLaws):
        ...     lifecycle = Catalogue.kemenag().lifecycles["informasi_publik"]
    """

    lifecycle: ClassVar[Lifecycle]
    guards: ClassVar[Guards] = NO_GUARDS
    examples: ClassVar[int] = 100

    def engine(self, lifecycle: Lifecycle) -> Engine:
        """
        Return the engine that is to move along the lifecycle.
        """
        return transitions_engine(lifecycle)

    def subject(self) -> LifecycleCase:
        """
        Return what the laws are tried on.
        """
        return LifecycleCase(self.lifecycle, self.engine, self.guards)


@with_tests((*SERVICE, *PROMISE))
class ServiceLaws:
    """
    Hold the laws of requests as tests; a subclass names its `service`.

    Examples:
        >>> from datetime import date
        >>> from layanan import Catalogue
        >>> class TestPublicInformation(ServiceLaws):
        ...     service = Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))
    """

    service: ClassVar[ServiceType]
    examples: ClassVar[int] = 50

    def requests(self) -> SearchStrategy[Request]:
        """
        Return the requests that the laws are tried on.
        """
        return histories(self.service)

    def subject(self) -> ServiceCase:
        """
        Return what the laws are tried on.
        """
        return ServiceCase(self.service, self.requests())


@with_tests(STORE)
class StoreContract:
    """
    Hold the contract of stores as tests; a subclass makes its store.

    Examples:
        >>> from layanan.testing import MemoryStore
        >>> class TestOurStore(StoreContract):
        ...     def make_store(self):
        ...         return MemoryStore()
    """

    examples: ClassVar[int] = 50

    def make_store(self) -> Store:
        """
        Return an empty store, a new one each time.
        """
        raise NotImplementedError

    def reopen(self, store: Store) -> Store:
        """
        Return a store as it is after a restart; the same object if left as it is.
        """
        return store

    def subject(self) -> StoreCase:
        """
        Return what the laws are tried on.
        """
        return StoreCase(self.make_store, self.reopen)
