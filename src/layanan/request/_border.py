"""
What a command may bring along: plain values that nobody can change afterwards.

An event is kept for ever, so what goes into it is checked before, all of it
at once.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from layanan.errors import LayananError
from layanan.lifecycle import FACT_KINDS, FactKind, FactSpec, Lifecycle
from layanan.request._event import Event, EventKind, Fact
from layanan.text import Label, mask_nik, nearest

_FACTS = (str, int, bool, Decimal, date, datetime)


class InvalidCommandError(LayananError, TypeError):
    """
    Tell that a command brings along what no event can keep: every fault at once.
    """

    def __init__(self, *, faults: tuple[Label, ...]) -> None:
        self.faults = faults

    def _text(self, language: str) -> str:
        found = "; ".join(one.id if language == "id" else one.en for one in self.faults)
        if language == "id":
            return f"perintah tidak dapat dicatat: {found}"
        return f"the command cannot be recorded: {found}"


Brought = tuple[tuple[tuple[str, Fact], ...], tuple[str, ...]]


def take_in(
    *,
    note: str | None,
    key: str | None,
    facts: Mapping[str, Fact] | None = None,
    documents: Iterable[str] = (),
) -> Brought:
    """
    Return the facts and documents of a command as an event keeps them.

    Raises:
        InvalidCommandError: If one of the values is no plain value.
    """
    if not facts and not documents and type(documents) is tuple and _is_plain(note, key, facts):
        return (), ()
    if facts is not None and not isinstance(facts, Mapping):
        raise InvalidCommandError(faults=(_no_mapping(facts),))
    if not isinstance(documents, Iterable):
        raise InvalidCommandError(faults=(_fault("documents", repr(documents)),))
    codes = (documents,) if isinstance(documents, str) else tuple(documents)
    stated = dict(facts) if facts else {}
    faults = [
        *_texts("note", note),
        *_texts("key", key),
        *(_fault("facts", repr(name)) for name in stated if not isinstance(name, str) or not name),
        *(
            _fault(f"facts[{name!r}]", repr(value))
            for name, value in stated.items()
            if not isinstance(value, _FACTS) or _is_naive(value) or _is_no_number(value)
        ),
    ]
    if isinstance(documents, str) or not all(isinstance(code, str) and code for code in codes):
        faults.append(_fault("documents", repr(documents)))
    if faults:
        raise InvalidCommandError(faults=tuple(faults))
    return tuple(sorted(stated.items())), codes


def _is_plain(note: object, key: object, facts: object) -> bool:
    """
    Return whether nothing but sound text, or nothing at all, is brought along.
    """
    return (
        (note is None or isinstance(note, str))
        and (key is None or (isinstance(key, str) and bool(key)))
        and (facts is None or type(facts) is dict)
    )


def check_event(event: Event) -> Brought:
    """
    Return what a stored event brought along, or refuse what no command could have brought.

    Raises:
        InvalidCommandError: If one of its values is no plain value.
    """
    try:
        facts = dict(event.facts)
    except (TypeError, ValueError):
        raise InvalidCommandError(faults=(_fault("facts", repr(event.facts)),)) from None
    return take_in(note=event.note, key=event.key, facts=facts, documents=event.documents)


Detail = tuple[tuple[str, Fact], ...]


def check_detail(kind: EventKind, detail: Detail) -> Detail:
    """
    Return what only this kind of event says, in order, or refuse what it cannot say.

    Raises:
        InvalidCommandError: If a value is missing, unknown or of another type.
    """
    wanted = _DETAILS[kind]
    try:
        said = dict(detail)
    except (TypeError, ValueError):
        raise InvalidCommandError(faults=(_fault("detail", repr(detail)),)) from None
    faults = [_fault("detail", repr(name)) for name in said if name not in wanted]
    faults += [
        _fault(name, repr(said.get(name)))
        for name, kind_of in wanted.items()
        if (name in said or name not in _OPTIONAL) and not _is_a(said.get(name), kind_of)
    ]
    if faults:
        raise InvalidCommandError(faults=tuple(faults))
    return tuple(sorted(said.items()))


def _is_a(value: object, kind: type) -> bool:
    return isinstance(value, kind) and not isinstance(value, bool) and not _is_naive(value)


_DETAILS: Mapping[EventKind, Mapping[str, type]] = {
    "assigned": {"to": str},
    "released": {},
    "noted": {},
    "attached": {},
    "extended": {"term": str},
    "corrected": {"happened": datetime, "seq": int},
    "sub_opened": {"reference": str, "sub": str},
    "sub_closed": {"outcome": str, "reference": str, "sub": str},
}

_OPTIONAL = frozenset({"happened", "term"})


def check_declared(brought: Brought, lifecycle: Lifecycle) -> None:
    """
    Refuse facts and documents that a lifecycle does not know, where it declares them.

    Raises:
        InvalidCommandError: If a name is unknown or a value is of another kind.
    """
    facts, documents = lifecycle.facts, lifecycle.documents
    faults = []
    if facts is not None:
        for name, value in brought[0]:
            spec = facts.get(name)
            if spec is None:
                faults.append(_unknown("facts", name, facts))
            elif not _is_of(value, spec.kind):
                faults.append(_wrong_kind(name, spec))
    if documents is not None:
        faults += [
            _unknown("documents", code, documents)
            for code in dict.fromkeys(brought[1])
            if code not in documents
        ]
    if faults:
        raise InvalidCommandError(faults=tuple(faults))


def _is_of(value: Fact, kind: FactKind) -> bool:
    wanted = _KINDS[kind]
    if isinstance(value, bool | datetime):
        return type(value) is wanted[0]
    return isinstance(value, wanted)


_KINDS: Mapping[FactKind, tuple[type, ...]] = {
    "text": (str,),
    "integer": (int,),
    "decimal": (Decimal, int),
    "boolean": (bool,),
    "date": (date,),
    "instant": (datetime,),
}


def _unknown(field: str, name: str, known: Mapping[str, object]) -> Label:
    close = nearest(name, known, count=1)
    there = ", ".join(known) or "-"
    meant_id = f"; mungkin maksudnya {close[0]!r}" if close else ""
    meant_en = f"; did you mean {close[0]!r}" if close else ""
    return Label(
        id=f"{field}: {name!r} tidak dikenal{meant_id}; ada: {there}",
        en=f"{field}: {name!r} is not known{meant_en}; there are: {there}",
    )


def _no_mapping(facts: object) -> Label:
    shown = mask_nik(repr(facts))
    return Label(
        id=f"facts harus pemetaan nama ke nilai, misalnya {{'jumlah': 12}}, bukan {shown}",
        en=f"facts must be a mapping of names to values, e.g. {{'jumlah': 12}}, not {shown}",
    )


def _wrong_kind(name: str, spec: FactSpec) -> Label:
    return Label(
        id=f"{name} ({spec.label.id}) harus {FACT_KINDS[spec.kind].id}",
        en=f"{name} ({spec.label.en}) must be {FACT_KINDS[spec.kind].en}",
    )


def _texts(field: str, value: object) -> list[Label]:
    # A note may be empty and is then found wanting; an empty key names nothing.
    sound = value is None or (isinstance(value, str) and (field == "note" or bool(value)))
    return [] if sound else [_fault(field, repr(value))]


def _is_no_number(value: object) -> bool:
    return isinstance(value, Decimal) and not value.is_finite()


def _is_naive(value: object) -> bool:
    return isinstance(value, datetime) and value.utcoffset() is None


def _fault(field: str, given: str) -> Label:
    indonesian, english = _WANTED[field.partition("[")[0]]
    shown = mask_nik(given)
    return Label(
        id=f"{field} harus {indonesian}, bukan {shown}",
        en=f"{field} must be {english}, not {shown}",
    )


_WANTED = {
    "note": ("teks", "text"),
    "key": ("teks tak kosong", "text that is not empty"),
    "facts": (
        "teks, bilangan bulat, Decimal, bool, tanggal, atau waktu berzona, dengan nama berupa teks",
        "text, an int, a Decimal, a bool, a date or an aware datetime, under a name that is text",
    ),
    "documents": ("kumpulan kode dokumen", "a collection of document codes"),
    "detail": ("keterangan yang dikenal jenis kejadian ini", "what this kind of event says"),
    "to": ("teks", "text"),
    "seq": ("bilangan bulat", "an int"),
    "happened": ("waktu berzona", "an aware datetime"),
    "reference": ("teks", "text"),
    "sub": ("teks", "text"),
    "outcome": ("teks", "text"),
}
