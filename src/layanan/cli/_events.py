"""
Read a file of events, and replay it request by request.

The file is read once, line by line; what is kept is the requests. Every fault
is found in one go and told with its line. Once a line of a request was
refused, its later lines are still checked but no longer replayed: what they
would do rests on something that did not happen.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from layanan.calendars import Office, find_region
from layanan.catalogue import Catalogue
from layanan.cli._event_faults import (
    EMPTY,
    NO_EVENTS,
    NOT_UTF8,
    SEPARATOR,
    AmbiguousExtensionError,
    EventFileError,
    LineFault,
    OpenedBeforeError,
    broken,
    changed,
    columns_twice,
    duplicate,
    empty_fields,
    missing_columns,
    out_of_order,
    unknown_column,
    unprintable_fields,
    wrong_width,
)
from layanan.cli._inputs import parse_instant
from layanan.errors import LayananError
from layanan.lifecycle import Actor
from layanan.request import Request, Rules
from layanan.service import ServiceType
from layanan.text import Label

REQUIRED: Final = ("id", "service", "office", "region", "event", "actor", "role", "time")
OPTIONAL: Final = ("note",)

#: What may stand under `event` beside the transitions of a lifecycle.
_OPENING: Final = "buka"
_EXTENSION: Final = "extend"

# What bytes that are no UTF-8 were read as.
_UNREADABLE: Final = re.compile("[\udc80-\udcff]")

_Tell = Callable[[int, Label], None]


@dataclass(slots=True)
class _Case:
    """
    One request on its way through the file.
    """

    line: int
    place: dict[str, str]
    service: ServiceType | None = None
    request: Request | None = None
    newest: tuple[datetime, int] | None = None
    seen: dict[tuple[str, ...], int] = field(default_factory=dict)
    broken: bool = False


class EventFile:
    """
    Take the lines of one file, and make the requests that they tell of.

    `last` is the latest time that stands in the file.
    """

    def __init__(self, path: str, catalogue: Catalogue) -> None:
        self.path = path
        self.catalogue = catalogue
        self.last: datetime | None = None
        self._faults: list[LineFault] = []
        self._cases: dict[str, _Case] = {}
        self._offices: dict[tuple[str, str], Office] = {}

    def read(self, lines: Iterable[str]) -> tuple[Request, ...]:
        """
        Return the requests of a file, in the order of their first lines.

        Args:
            lines: The text; bytes that are no UTF-8 as lone surrogates.

        Raises:
            EventFileError: With every fault of the file.
        """
        records = _records(lines, self._tell)
        line, names = next(records, (1, []))
        if not names:
            self._tell(line, EMPTY)
        elif self._accept_header(line, names):
            number = 0
            for number, (at_line, values) in enumerate(records, start=1):  # noqa: B007
                self._take(at_line, names, values)
            if not number:
                self._tell(line, NO_EVENTS)
        if self._faults:
            self._faults.sort(key=lambda fault: fault.line)
            raise EventFileError(path=self.path, faults=tuple(self._faults))
        return tuple(case.request for case in self._cases.values() if case.request is not None)

    def _tell(self, line: int, words: Label) -> None:
        self._faults.append(LineFault(line, words))

    def _refuse(self, line: int, error: LayananError) -> None:
        self._tell(line, Label(id=_one_line(error.describe("id")), en=_one_line(str(error))))

    def _accept_header(self, line: int, names: list[str]) -> bool:
        """
        Return whether the lines below can be read under this header.
        """
        if len(names) == 1 and any(mark in names[0] for mark in ";\t"):
            self._tell(line, SEPARATOR)
            return False
        known = (*REQUIRED, *OPTIONAL)
        missing = [name for name in REQUIRED if name not in names]
        twice = [name for name in known if names.count(name) > 1]
        for name in dict.fromkeys(names):
            if name not in known:
                self._tell(line, unknown_column(name, known))
        if missing:
            self._tell(line, missing_columns(missing, known))
        if twice:
            self._tell(line, columns_twice(twice))
        return not missing and not twice

    # -- a line -------------------------------------------------------------

    def _take(self, line: int, names: list[str], values: list[str]) -> None:
        """
        Check one line by itself, then as the next event of its request.
        """
        if len(values) != len(names):
            self._tell(line, wrong_width(len(values), len(names)))
            return
        if _UNREADABLE.search("".join(values)):
            self._tell(line, NOT_UTF8)
            return
        before = len(self._faults)
        row = dict(zip(names, map(str.strip, values), strict=True))
        if empty := [name for name in REQUIRED if not row[name]]:
            self._tell(line, empty_fields(empty))
        if odd := [name for name in REQUIRED if not row[name].isprintable()]:
            self._tell(line, unprintable_fields(odd))
        at = self._instant(line, row["time"])
        office = self._office(line, row["office"], row["region"])
        knows = self._knows_service(line, row["service"])
        if not row["id"]:
            return
        case = self._case(line, row, at if knows else None, office)
        self._check_event(line, row["event"], case)
        if at is None:
            case.broken = True
        elif not self._is_repeated(line, row, case):
            self._order(line, row["time"], case, at)
            case.broken = case.broken or len(self._faults) > before
            if office is not None and case.service is not None and not case.broken:
                self._replay(line, row, case, at=at, office=office, service=case.service)

    def _case(
        self, line: int, row: Mapping[str, str], at: datetime | None, office: Office | None
    ) -> _Case:
        """
        Return the request of a line, begun at its first one.
        """
        case = self._cases.get(row["id"])
        if case is None:
            place = {name: row[name] for name in ("service", "office", "region")}
            case = self._cases[row["id"]] = _Case(line, place)
            if at is not None:
                self._choose_version(line, row, case, at, office)
        else:
            self._compare(line, row, case)
        return case

    def _instant(self, line: int, text: str) -> datetime | None:
        if not text:
            return None
        try:
            at = parse_instant(text)
        except LayananError as error:
            self._refuse(line, error)
            return None
        self.last = at if self.last is None else max(self.last, at)
        return at

    def _office(self, line: int, code: str, region: str) -> Office | None:
        if not code or not region:
            return None
        if (code, region) not in self._offices:
            level = code.partition(".")[0] or code
            try:
                find_region(region)
                office = Office(code=code, name=code, region=region, level=level)
            except LayananError as error:
                self._refuse(line, error)
                return None
            self._offices[code, region] = office
        return self._offices[code, region]

    def _knows_service(self, line: int, code: str) -> bool:
        if not code:
            return False
        try:
            self.catalogue.definition(code)
        except LayananError as error:
            self._refuse(line, error)
            return False
        return True

    def _choose_version(
        self, line: int, row: Mapping[str, str], case: _Case, at: datetime, office: Office | None
    ) -> None:
        """
        Pin a request to the version in force when it was received, on the office's date.
        """
        day = (at if office is None else at.astimezone(office.calendar().zone)).date()
        try:
            case.service = self.catalogue.get(row["service"], on=day)
        except LayananError as error:
            self._refuse(line, error)

    def _compare(self, line: int, row: Mapping[str, str], case: _Case) -> None:
        for name, value in case.place.items():
            if row[name] and value and row[name] != value:
                self._tell(line, changed(name, row[name], value, case.line))

    def _check_event(self, line: int, event: str, case: _Case) -> None:
        if case.service is None or not event or event == _OPENING:
            return
        try:
            if event.partition(":")[0] == _EXTENSION:
                _level(event, case.service.rules)
            else:
                case.service.lifecycle.require(event)
        except LayananError as error:
            self._refuse(line, error)

    def _is_repeated(self, line: int, row: Mapping[str, str], case: _Case) -> bool:
        key = tuple(row[name] for name in ("event", "actor", "role", "time"))
        first = case.seen.setdefault(key, line)
        if first == line:
            return False
        self._tell(line, duplicate(first))
        return True

    def _order(self, line: int, text: str, case: _Case, at: datetime) -> None:
        if case.newest is not None and at < case.newest[0]:
            self._tell(line, out_of_order(text, case.newest[1], case.newest[0]))
        else:
            case.newest = at, line

    # -- its request --------------------------------------------------------

    def _replay(
        self,
        line: int,
        row: Mapping[str, str],
        case: _Case,
        *,
        at: datetime,
        office: Office,
        service: ServiceType,
    ) -> None:
        """
        Take the event of a line that is sound by itself; a first one opens its request as well.
        """
        by = Actor(row["actor"], roles=(row["role"],))
        try:
            if case.request is None:
                case.request = service.open(row["id"], office=office, applicant=by.id, at=at, by=by)
            elif row["event"] == _OPENING:
                raise OpenedBeforeError(request=row["id"])
            case.request = _after(case.request, row, by, at)
        except LayananError as error:
            case.broken = True
            self._refuse(line, error)


def _after(request: Request, row: Mapping[str, str], by: Actor, at: datetime) -> Request:
    """
    Return a request after one more event.
    """
    event = row["event"]
    if event == _OPENING:
        return request
    note = row.get("note") or None
    if event.partition(":")[0] == _EXTENSION:
        return request.extend(_level(event, request.rules), by=by, at=at, reason=note)
    return request.fire(event, by=by, at=at, note=note)


def _level(event: str, rules: Rules) -> str:
    """
    Return the level that `extend:LEVEL` means, or plain `extend` where only one can be.
    """
    _, mark, name = event.partition(":")
    if mark:
        return rules.level(name).name
    found = tuple(level.name for level in rules.levels if level.extension is not None)
    if len(found) != 1:
        raise AmbiguousExtensionError(
            service=rules.code, written=tuple(f"{_EXTENSION}:{level}" for level in found)
        )
    return found[0]


def _one_line(text: str) -> str:
    return "; ".join(line.strip() for line in text.splitlines())


def _records(lines: Iterable[str], tell: _Tell) -> Iterator[tuple[int, list[str]]]:
    """
    Yield the records of a CSV file with the line on which each begins; broken ones are told.
    """
    reader = csv.reader(lines, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            tell(line, broken(str(error)))
        else:
            if values:
                yield line, values
