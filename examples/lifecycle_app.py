"""
Internships at an office: an application with a lifecycle of its own.

The service and its lifecycle are the YAML files in `definitions/`; the one
guard that data cannot express is a function below. A request is a file of
JSON lines: first what its history does not say, then its events. A job that
runs once a day lets happen what happens by itself, and tells whom to remind.

    python examples/lifecycle_app.py            # a story, in a scratch folder
    python examples/lifecycle_app.py FOLDER     # the daily job, e.g. from cron
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from layanan import Actor, Catalogue, Label, Office, Request, ServiceType
from layanan.lifecycle import Guards, Situation, Verdict
from layanan.request import ConflictError, Event, Refused, dump_event, load_event, replay
from layanan.text import join_words

WIB = ZoneInfo("Asia/Jakarta")
OFFICE = Office(
    code="kankemenag.3374",
    name="Kankemenag Kota Semarang",
    region="ID-JT",
    level="kankemenag",
)


# --- the rules ----------------------------------------------------------------


def enough_places(case: Situation, by: Actor) -> Verdict:  # noqa: ARG001 - every guard gets both
    """
    Compare two facts, which a condition in YAML cannot do.

    A guard is asked again when a history is replayed. So it looks at the
    situation and at nothing else: no clock, no database.
    """
    wanted, free = case.facts.get("peserta"), case.facts.get("tempat")
    if isinstance(wanted, int) and isinstance(free, int) and wanted <= free:
        return Verdict.yes()
    return Verdict.no(
        Label(
            id=f"tempat tidak cukup: peserta {wanted}, tempat {free}",
            en=f"not enough places: {wanted} interns, {free} places",
        )
    )


GUARDS = Guards({"tempat_cukup": enough_places})
CATALOGUE = Catalogue.load(Path(__file__).parent / "definitions")


def internship(day: date) -> ServiceType:
    """
    Return the service as it is in force on a day, with the guards of this application.
    """
    return CATALOGUE.get("umum.magang", on=day).with_guards(GUARDS)


# --- storage ------------------------------------------------------------------


class Files:
    """
    Keep histories in a folder, one file a request; lines are added, never changed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def numbers(self) -> list[str]:
        """
        Return the number of every request.
        """
        return sorted(path.stem for path in self.folder.glob("*.jsonl"))

    def load(self, number: str) -> Request:
        """
        Return the request that a file's history leads to.
        """
        head, *rows = map(json.loads, self._path(number).read_text("utf-8").splitlines())
        events = [load_event(row) for row in rows]
        rules = internship(OFFICE.local_date(events[0].at)).rules
        return replay(rules, number, events, office=OFFICE, applicant=head["applicant"])

    def save(self, request: Request, *, already: int) -> tuple[Event, ...]:
        """
        Append the events after the first `already` ones, and return them.

        With more than one writer, put a lock around `load` and `save`, or use
        a database as the other examples do.
        """
        path, added = self._path(request.id), request.history[already:]
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        kept = max(len(lines) - 1, 0)
        if kept != already:
            raise ConflictError(request=request.id, expected=already, actual=kept)
        rows = [dump_event(event) for event in added]
        if not lines:
            rows.insert(0, {"applicant": request.applicant})
        with path.open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        return added

    def _path(self, number: str) -> Path:
        return self.folder / f"{number}.jsonl"


# --- what happens by itself ---------------------------------------------------


def catch_up(files: Files, number: str, *, now: datetime) -> tuple[Request, tuple[Event, ...]]:
    """
    Return a request after everything that was due by now, and the new events.
    """
    seen = files.load(number)
    request = seen.advance(at=now)
    added = files.save(request, already=seen.seq) if request.seq > seen.seq else ()
    return request, added


def run_daily(files: Files, *, now: datetime) -> Iterator[str]:
    """
    Let happen what is due, and yield one line for each thing that happened.

    Missing a day, or running twice, changes nothing but the time of record.
    """
    for number in files.numbers():
        request, added = catch_up(files, number, now=now)
        for event in added:
            if event.kind == "warned":
                roles = str(dict(event.detail)["reaches"]).split(",")
                yield f"{number}: {event.name}, ingatkan {join_words(roles, 'id')}"
            else:
                yield f"{number}: {event.name}, kini {request.current.shown}"


# --- a story ------------------------------------------------------------------


def instant(day: int, hour: int, minute: int = 0) -> datetime:
    """
    Return an instant of March 2026; an application at work asks its clock.
    """
    return datetime(2026, 3, day, hour, minute, tzinfo=WIB)


def main(folder: Path) -> None:
    """
    Tell of two requests: one is completed in time, the other is not.
    """
    files = Files(folder)
    citizen, other = Actor("P-1029", roles={"pemohon"}), Actor("P-2048", roles={"pemohon"})
    counter = Actor("S-7", roles={"petugas"})
    verifier = Actor("S-4", roles={"verifikator"})
    head = Actor("S-1", roles={"kepala"})
    stated = {"lahir": date(2005, 5, 1), "mulai": date(2026, 6, 1), "peserta": 3}

    # Monday: both hand in one paper of two, and get their file back.
    for number, who in (("M-1", citizen), ("M-2", other)):
        monday = instant(2, 9)
        request = internship(monday.date()).open(number, office=OFFICE, applicant=who.id, at=monday)
        request = request.fire(
            "ajukan", by=who, at=monday, facts=stated, documents=["surat_pengantar"]
        )
        request = request.fire(
            "kembalikan", by=counter, at=instant(2, 10), note="Proposal belum ada"
        )
        files.save(request, already=0)

    # Tuesday: with the second paper on file, the system receives the request.
    request, _ = catch_up(files, "M-1", now=instant(3, 10))
    already = request.seq
    request = request.fire("lengkapi", by=citizen, at=instant(3, 10), documents=["proposal"])
    print("Status:", request.current.shown)
    request = request.assign(verifier.id, by=head, at=instant(3, 11))
    request = request.open_sub("konfirmasi", "SK-77", by=verifier, at=instant(3, 13))
    files.save(request, already=already)

    # The job comes every morning; on the 7th and 8th nobody is at work.
    for day in (4, 5, 6, 9, 10):
        for line in run_daily(files, now=instant(day, 6)):
            print(f"{day} Maret, {line}")

    # Tuesday: the last day. The school has answered, and there are two places.
    request, _ = catch_up(files, "M-1", now=instant(10, 9))
    already = request.seq
    request = request.close_sub("SK-77", by=verifier, at=instant(10, 9), outcome="benar")
    request = request.fire(
        "nilai", by=verifier, at=instant(10, 10), note="Layak", facts={"tempat": 2}
    )
    try:
        request.fire("setujui", by=head, at=instant(10, 11))
    except Refused as refusal:
        print(refusal.check.explain("id"))

    # One intern steps back; nothing is edited, a later fact stands.
    request = request.note(
        "Satu peserta mundur", by=counter, at=instant(10, 13), facts={"peserta": 2}
    )
    request = request.fire("setujui", by=head, at=instant(10, 14), documents=["surat_jawaban"])
    files.save(request, already=already)
    print(files.load("M-1").timeline("id"))
    print(request.clock("keputusan", at=instant(11, 8)).explain("id").splitlines()[0])


if __name__ == "__main__":
    if len(sys.argv) > 1:
        for told in run_daily(Files(Path(sys.argv[1])), now=datetime.now(UTC)):
            print(told)
    else:
        with tempfile.TemporaryDirectory() as scratch:
            main(Path(scratch))
