"""
What is asked of every definition in a folder, without a line of code about it.

A fault is a value here, in words of both languages, so that a test runner, a
command or a page can tell it in its own way.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final, Literal, get_args

from layanan.catalogue import Catalogue
from layanan.errors import LayananError
from layanan.lifecycle import NO_GUARDS, Finding, Guards, UnknownGuardError
from layanan.records import require
from layanan.service import DefinitionError, ServiceDefinition, ServiceType, pick
from layanan.service._findings import total
from layanan.testing._arguments import SOME_GUARDS, choose, to_call
from layanan.testing._paths import paths, walk
from layanan.testing._payloads import Payload
from layanan.text import Label

Aspect = Literal["sound", "budgets", "versions", "walks"]
"""What may be asked of a definition, see `definition_faults`."""

GetPayloads = Callable[[ServiceType], Mapping[str, Payload] | None]

_A_CATALOGUE: Final = "a Catalogue, e.g. Catalogue.kemenag()"
_A_CODE: Final = Label(
    id="kode layanan atau alur (teks)", en="the code of a service or a lifecycle (text)"
)
_GIVES_PAYLOADS: Final = Label(
    id="fungsi yang memberi payloads suatu ServiceType",
    en="a function that gives the payloads of a ServiceType",
)

# A request keeps the version that it was opened under, so a state may go.
_OF_MIGRATIONS: Final = frozenset({"L702"})


def definition_faults(
    catalogue: Catalogue,
    code: str,
    aspect: Aspect,
    *,
    guards: Guards = NO_GUARDS,
    payloads: GetPayloads = lambda _: None,
) -> tuple[Label, ...]:
    """
    Return what is wrong with a definition in one respect; nothing if all is well.

    Args:
        catalogue: Where the definition is.
        code: The service, or the shared lifecycle.
        aspect: "sound": it can be read, fits its lifecycle, and every request
            can finish. "budgets": the stages fit in the statutory term.
            "versions": every version says what its seal was set on, and none
            would decide a request under way that went over to it. "walks":
            requests were led along every transition. Of a shared lifecycle
            only the first two are asked.
        guards: The host's named guards, if a lifecycle asks any.
        payloads: What to bring along by transition, where a guard wants
            something that no definition tells.

    Raises:
        UnknownChoiceError: If there is no such aspect.
        WrongTypeError: If an argument is of another kind.
        UnknownServiceError: If there is neither a service nor a lifecycle.

    Examples:
        >>> definition_faults(Catalogue.kemenag(), "info.ppid", "walks")
        ()
    """
    require("catalogue", catalogue, Catalogue, _A_CATALOGUE)
    require("code", code, str, _A_CODE)
    choose("aspect", aspect, get_args(Aspect))
    require("guards", guards, Guards, SOME_GUARDS)
    to_call("payloads", payloads, _GIVES_PAYLOADS)
    catalogue.file(code)
    try:
        if code in catalogue:
            definition = catalogue.definition(code)
            asked = _OF_SERVICES[aspect]
            return tuple(asked(catalogue, definition, partial(_guarded, guards), payloads))
        return tuple(_of_lifecycle(catalogue, code, aspect))
    except DefinitionError as error:
        return (_words(error),)


def _words(error: LayananError) -> Label:
    return Label(id=error.describe("id"), en=error.describe("en"))


def _of_lifecycle(catalogue: Catalogue, code: str, aspect: Aspect) -> Iterator[Label]:
    found = catalogue.lifecycles[code].check()
    if aspect in {"sound", "budgets"}:
        yield from _errors(found, budgets=aspect == "budgets")


def _errors(found: tuple[Finding, ...], *, budgets: bool, version: str = "") -> Iterator[Label]:
    for one in found:
        if one.level == "error" and one.code.startswith("L5") == budgets:
            yield _finding(one, version)


def _finding(one: Finding, version: str) -> Label:
    way = " → ".join(one.trace)
    trace = (f" (jalan ke sana: {way})", f" (the way there: {way})") if way else ("", "")
    head = (f"versi {version}: ", f"version {version}: ") if version else ("", "")
    return Label(
        id=f"{head[0]}{one.text('id')}{trace[0]}", en=f"{head[1]}{one.text('en')}{trace[1]}"
    )


# -- of services -----------------------------------------------------------------

Prepare = Callable[[ServiceType], ServiceType]
Asked = Callable[[Catalogue, ServiceDefinition, Prepare, GetPayloads], Iterator[Label]]


def _guarded(guards: Guards, service: ServiceType) -> ServiceType:
    return service if guards is NO_GUARDS else service.with_guards(guards)


def _services(catalogue: Catalogue, definition: ServiceDefinition) -> Iterator[ServiceType]:
    for version in definition.versions:
        yield pick(definition, version, lifecycles=catalogue.lifecycles)


def _sound(
    catalogue: Catalogue, definition: ServiceDefinition, prepare: Prepare, _: GetPayloads
) -> Iterator[Label]:
    for service in _services(catalogue, definition):
        try:
            found = prepare(service).check()
        except UnknownGuardError as error:
            yield _words(error)
        else:
            yield from _errors(found, budgets=False, version=service.version)


def _budgets(
    catalogue: Catalogue, definition: ServiceDefinition, _: Prepare, __: GetPayloads
) -> Iterator[Label]:
    for service in _services(catalogue, definition):
        found = service.check(total=total(service.levels, service.lifecycle))
        yield from _errors(found, budgets=True, version=service.version)


def _versions(
    catalogue: Catalogue, definition: ServiceDefinition, _: Prepare, __: GetPayloads
) -> Iterator[Label]:
    before: ServiceType | None = None
    for version in definition.published:
        service = pick(definition, version, lifecycles=catalogue.lifecycles)
        if before is not None:
            for one in service.check(before=before):
                told = one.code.startswith("L7") and one.code not in _OF_MIGRATIONS
                if told and one.level == "error":
                    yield _finding(one, version.version)
        before = service


def _walks(
    catalogue: Catalogue, definition: ServiceDefinition, prepare: Prepare, payloads: GetPayloads
) -> Iterator[Label]:
    for version in definition.published:
        service = pick(definition, version, lifecycles=catalogue.lifecycles)
        try:
            service = prepare(service)
            brought = payloads(service)
        except UnknownGuardError as error:
            yield _words(error)
            continue
        for path in paths(service.lifecycle):
            try:
                walk(service, path, payloads=brought)
            except LayananError as error:
                yield Label(
                    id=f"versi {version.version}: {path.id}: {error.describe('id')}",
                    en=f"version {version.version}: {path.id}: {error.describe('en')}",
                )


_OF_SERVICES: Final[Mapping[Aspect, Asked]] = {
    "sound": _sound,
    "budgets": _budgets,
    "versions": _versions,
    "walks": _walks,
}
