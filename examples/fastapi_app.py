"""
Requests for public information over HTTP: FastAPI, SQLite and layanan.

    pip install layanan fastapi uvicorn
    uvicorn --app-dir examples fastapi_app:app

The database holds events and nothing that follows from them. The clock is the
application's: every instant that the library sees comes from `clock`, which a
test replaces with `app.dependency_overrides`.
"""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import fastapi
from fastapi import Depends, FastAPI, Header, HTTPException
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from layanan import Actor, Catalogue, LayananError, Office, Request
from layanan.lifecycle import Check, UnknownTransitionError
from layanan.request import (
    ConflictError,
    InvalidReferenceError,
    KeyReusedError,
    Refused,
    UnknownLevelError,
    dump_event,
    load_event,
    replay,
)
from layanan.text import Language

CATALOGUE = Catalogue.kemenag()
OFFICES = {
    office.code: office
    for office in [
        Office(
            code="kankemenag.3374",
            name="Kankemenag Kota Semarang",
            region="ID-JT",
            level="kankemenag",
        ),
    ]
}

# Put your own login here. An id says nothing about a person: no name, no NIK.
PEOPLE = {
    "token-p-1029": Actor("P-1029", roles=()),
    "token-p-2048": Actor("P-2048", roles=()),
    "token-s-7": Actor("S-7", roles={"front_office"}),
    "token-s-1": Actor("S-1", roles={"ppid"}),
}


def clock() -> datetime:
    """
    Return the present instant; nothing else in this application reads a clock.
    """
    return datetime.now(UTC)


# --- storage ------------------------------------------------------------------

SCHEMA = """
CREATE TABLE IF NOT EXISTS request (
    number TEXT PRIMARY KEY, office TEXT NOT NULL, applicant TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS event (
    request TEXT NOT NULL REFERENCES request, seq INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (request, seq)
);
"""


class Histories:
    """
    Keep histories: events are appended, never updated.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with self.connect() as database:
            database.executescript(SCHEMA)

    def connect(self) -> closing[sqlite3.Connection]:
        """
        Return a connection that closes itself.
        """
        return closing(sqlite3.connect(self.path))

    def load(self, number: str) -> Request | None:
        """
        Return a request, replayed from its events; None if there is none.
        """
        with self.connect() as database:
            row = database.execute(
                "SELECT office, applicant FROM request WHERE number = ?", (number,)
            ).fetchone()
            bodies = database.execute(
                "SELECT body FROM event WHERE request = ? ORDER BY seq", (number,)
            ).fetchall()
        if row is None:
            return None
        office, applicant = OFFICES[row[0]], row[1]
        events = [load_event(json.loads(body)) for (body,) in bodies]
        service = CATALOGUE.get(events[0].code, on=office.local_date(events[0].at))
        return replay(service.rules, number, events, office=office, applicant=applicant)

    def save(self, request: Request, *, already: int) -> None:
        """
        Append the events after the first `already` ones, or nothing at all.

        Two people cannot both write event 5: (request, seq) is the key.
        """
        rows = [
            (request.id, event.seq, json.dumps(dump_event(event), ensure_ascii=False))
            for event in request.history[already:]
        ]
        try:
            with self.connect() as database, database:
                if already == 0:
                    database.execute(
                        "INSERT INTO request VALUES (?, ?, ?)",
                        (request.id, request.office.code, request.applicant),
                    )
                database.executemany("INSERT INTO event VALUES (?, ?, ?)", rows)
        except sqlite3.IntegrityError as taken:
            raise ConflictError(request=request.id, expected=already, actual=already + 1) from taken


# --- what a client sees -------------------------------------------------------


def show(request: Request, *, at: datetime, language: Language) -> dict[str, Any]:
    """
    Return a request as it stands at an instant, each deadline with its reasons.
    """
    state = request.rules.lifecycle.states[request.state]
    return {
        "number": request.id,
        "seq": request.seq,
        "state": request.state,
        "plain": state.plain.text(language),
        "turn": state.turn,
        "clocks": {
            name: {
                "status": reading.status,
                "due": reading.due and reading.due.at,
                "certainty": reading.due and reading.due.certainty,
                "explanation": reading.explain(language).splitlines(),
            }
            for name, reading in request.clocks(at=at).items()
        },
        "timeline": request.timeline(language).splitlines(),
    }


def refusal(check: Check, language: Language) -> dict[str, Any]:
    """
    Return everything that stands against a step, and what is possible instead.
    """
    return {
        "error": check.explain(language),
        "unmet": [{"code": one.code, "text": one.text(language)} for one in check.unmet],
        "possible": check.possible,
    }


# What is no fault of the caller is left out: it is a 500, and ours to mend.
STATUS: dict[type[LayananError], int] = {
    Refused: 409,
    ConflictError: 409,
    KeyReusedError: 409,
    InvalidReferenceError: 422,
    UnknownTransitionError: 404,
    UnknownLevelError: 404,
}


# --- endpoints ---------------------------------------------------------------


class Opening(BaseModel, frozen=True, extra="forbid"):
    """
    What a citizen sends to begin.
    """

    office: str


class Step(BaseModel, frozen=True, extra="forbid"):
    """
    What comes with a step. `expect_seq` is the `seq` of the page that was shown.
    """

    note: str | None = None
    expect_seq: int | None = None


class Extension(BaseModel, frozen=True, extra="forbid"):
    """
    What comes with an extension.
    """

    reason: str
    expect_seq: int | None = None


class Case(NamedTuple):
    """
    A request, and who asks about it, in the roles they have for it.
    """

    request: Request
    who: Actor


@cache
def histories() -> Histories:
    """
    Return where histories are kept.
    """
    return Histories(Path("requests.db"))


def person(authorization: Annotated[str, Header()] = "") -> Actor:
    """
    Return who is asking.
    """
    found = PEOPLE.get(authorization.removeprefix("Bearer "))
    if found is None:
        raise HTTPException(401, "siapa Anda? / who are you?")
    return found


Now = Annotated[datetime, Depends(clock)]
Store = Annotated[Histories, Depends(histories)]
Person = Annotated[Actor, Depends(person)]
Key = Annotated[str | None, Header(alias="Idempotency-Key")]


def find(number: str, who: Person, store: Store) -> Case:
    """
    Return a request, if it is any business of who asks.

    The library asks for a role; whether somebody has it is yours to say. Here
    an applicant is `pemohon` of their own request and of no other.
    """
    request = store.load(number)
    if request is not None and who.id == request.applicant:
        return Case(request, Actor(who.id, roles={*who.roles, "pemohon"}))
    if request is None or not who.roles:
        raise HTTPException(404, "permohonan tidak ditemukan / no such request")
    return Case(request, who)


Found = Annotated[Case, Depends(find)]
app = FastAPI(title="Permohonan informasi publik")


@app.exception_handler(LayananError)
def refuse(http: fastapi.Request, error: LayananError) -> JSONResponse:
    """
    Answer a refusal in words.
    """
    status = STATUS.get(type(error))
    if status is None:
        raise error
    language: Language = "en" if http.query_params.get("language") == "en" else "id"
    if isinstance(error, Refused):
        return JSONResponse(refusal(error.check, language), status)
    return JSONResponse({"error": error.describe(language)}, status)


@app.post("/requests/{number}", status_code=201)
def begin(
    number: str,
    body: Opening,
    *,
    who: Person,
    now: Now,
    store: Store,
    key: Key = None,
    language: Language = "id",
) -> dict[str, Any]:
    """
    Open a request for whoever asks.
    """
    office = OFFICES.get(body.office)
    if office is None:
        raise HTTPException(422, f"kantor tidak dikenal / unknown office: {body.office}")
    ppid = CATALOGUE.get("info.ppid", on=office.local_date(now))
    request = ppid.open(number, office=office, applicant=who.id, at=now, key=key)
    try:
        store.save(request, already=0)
    except ConflictError:
        request, _ = find(number, who, store)
        if key is None or request.history[0].key != key:  # a repeated click is no error
            raise HTTPException(409, "nomor sudah dipakai / number already taken") from None
    return show(request, at=now, language=language)


@app.get("/requests/{number}")
def read(case: Found, now: Now, language: Language = "id") -> dict[str, Any]:
    """
    Show a request as it stands now.
    """
    return show(case.request, at=now, language=language)


@app.get("/requests/{number}/options")
def options(case: Found, now: Now, language: Language = "id") -> list[dict[str, Any]]:
    """
    List what whoever asks may do now: one button each.
    """
    return [
        {"name": one.name, "label": one.label.text(language), "note_required": one.note_required}
        for one in case.request.options(by=case.who, at=now)
    ]


@app.post("/requests/{number}/steps/{name}")
def take_step(
    case: Found,
    name: str,
    body: Step,
    *,
    now: Now,
    store: Store,
    key: Key = None,
    language: Language = "id",
) -> dict[str, Any]:
    """
    Take a step: one event more, or a refusal and nothing at all.
    """
    # What is due by then comes first, as if the timer had rung in time.
    after = case.request.advance(at=now).fire(
        name, by=case.who, at=now, note=body.note, key=key, expect_seq=body.expect_seq
    )
    store.save(after, already=case.request.seq)
    return show(after, at=now, language=language)


@app.post("/requests/{number}/extensions/{level}")
def extend(
    case: Found,
    level: str,
    body: Extension,
    *,
    now: Now,
    store: Store,
    key: Key = None,
    language: Language = "id",
) -> dict[str, Any]:
    """
    Extend a level, as its law allows.
    """
    after = case.request.advance(at=now).extend(
        level, by=case.who, at=now, reason=body.reason, key=key, expect_seq=body.expect_seq
    )
    store.save(after, already=case.request.seq)
    return show(after, at=now, language=language)
