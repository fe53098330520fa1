"""
The seal of a version: proof that what was published is what stands there.

A request's hash covers what decides it; a seal covers everything that the
version and its lifecycle say, wording and sources too.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Protocol

from layanan.lifecycle import FactSpec, Lifecycle
from layanan.records import Problem, WrongTypeError, require
from layanan.service._arguments import A_DEFINITION, A_SERVICE, SOME_LIFECYCLES
from layanan.text import Label

if TYPE_CHECKING:
    from layanan.service._definition import ServiceDefinition, Version


class _Resolved(Protocol):
    """
    What a `ServiceType` is to its seal.
    """

    @property
    def code(self) -> str: ...
    @property
    def standard(self) -> "Version": ...
    @property
    def lifecycle(self) -> Lifecycle: ...


def seal_of(service: _Resolved) -> str:
    """
    Return the seal of a version: SHA-256 over all that it and its lifecycle say.

    The seal itself takes no part, nor does the order of keys, nor a default
    that is written out. It is the same whether the lifecycle is shared or
    written in the version, and whatever readings a host switched.

    Args:
        service: The version, a `ServiceType`.

    Raises:
        WrongTypeError: If it is none.

    Examples:
        >>> from datetime import date
        >>> from layanan.catalogue import Catalogue
        >>> ppid = Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))
        >>> (
        ...     len(seal_of(ppid)),
        ...     seal_of(ppid) == seal_of(ppid.with_readings({"jeda_perbaikan": False})),
        ... )
        (64, True)
    """
    try:
        parts = service.code, service.standard, service.lifecycle
    except AttributeError:
        raise WrongTypeError(argument="service", wanted=A_SERVICE, given=repr(service)) from None
    return _seal(*parts)


def broken_seals(
    definition: "ServiceDefinition", lifecycles: Mapping[str, Lifecycle]
) -> Iterator[Problem]:
    """
    Yield a problem for each version that no longer says what its seal was set on.

    A version whose shared lifecycle is not there is passed over; that is
    another problem.

    Raises:
        WrongTypeError: If an argument is of another kind.
    """
    try:
        versions = definition.versions
    except AttributeError:
        given = repr(definition)
        raise WrongTypeError(argument="definition", wanted=A_DEFINITION, given=given) from None
    require("lifecycles", lifecycles, Mapping, SOME_LIFECYCLES)
    for index, version in enumerate(versions):
        if version.seal is None:
            continue
        named = version.lifecycle
        lifecycle = named if isinstance(named, Lifecycle) else lifecycles.get(named)
        if lifecycle is None:
            continue
        found = _seal(definition.code, version, lifecycle)
        if found != version.seal:
            yield Problem(("versions", index, "seal"), _broken(version, found))


def _broken(version: "Version", found: str) -> Label:
    if version.stage == "draft":
        return Label(
            id=f"segel rancangan {version.version} tidak cocok dengan isinya ({found}); tulis "
            "segel saat terbit",
            en=f"the seal of draft {version.version} does not fit what it says ({found}); write "
            "the seal when it is published",
        )
    return Label(
        id=f"isi versi {version.version} atau alurnya berubah setelah disegel (sekarang {found}); "
        "versi yang telah terbit tidak pernah diubah: kembalikan isinya dan tambahkan versi baru",
        en=f"version {version.version} or its lifecycle changed after it was sealed (now {found}); "
        "a published version is never edited: restore it and add a new one",
    )


def _seal(code: str, version: "Version", lifecycle: Lifecycle) -> str:
    flow = lifecycle.model_dump(mode="json", exclude_defaults=True)
    if version.facts:
        # As a `ServiceType` has them: the lifecycle's and the service's own.
        flow["facts"] = {**flow.get("facts", {}), **_facts(version.facts)}
    says: dict[str, Any] = {
        "code": code,
        "version": version.model_dump(
            mode="json", exclude={"seal", "lifecycle"}, exclude_defaults=True
        ),
        "lifecycle": flow,
    }
    text = json.dumps(says, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(text.encode()).hexdigest()


def _facts(facts: Mapping[str, FactSpec]) -> dict[str, Any]:
    return {
        name: spec.model_dump(mode="json", exclude_defaults=True) for name, spec in facts.items()
    }
