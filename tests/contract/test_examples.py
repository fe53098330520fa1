"""
The examples are programs: each runs, and says what a decree or hand work says.

A page that quotes one says so in the title of the block, and may not quote it
wrongly.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from importlib.util import module_from_spec, spec_from_file_location
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fastapi.testclient import TestClient

from layanan import Actor, Request
from layanan.request import ConflictError, Refused

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
WIB = ZoneInfo("Asia/Jakarta")

# Friday, in Ramadan 1447; the day before Nyepi is collective leave, and so on
# until Tuesday the 24th (SKB 1497/2025, 2/2025, 5/2025).
FRIDAY = datetime(2026, 3, 13, 10, 0, tzinfo=WIB)
MONDAY = datetime(2026, 3, 16, 9, 0, tzinfo=WIB)

# Working days after 13 March: 16, 17, 25, 26, 27, 30, 31 March, 1, 2, 6 April.
DUE = "2026-04-06T16:00:00+07:00"
# And seven more: 7, 8, 9, 10, 13, 14, 15 April.
EXTENDED = "2026-04-15T16:00:00+07:00"
NYEPI = (
    "  Kamis, 19 Maret 2026: tidak dihitung – Hari Suci Nyepi (Tahun Baru Saka 1948) "
    "(SKB 1497/2025, 2/2025, 5/2025)"
)

QUOTE = re.compile(
    r'^``` \{ \.python title="(?P<file>examples/\w+\.py)" \}\n(?P<body>.*?)^```$',
    re.MULTILINE | re.DOTALL,
)


def load(name: str) -> ModuleType:
    """
    Import an example as the module it is when somebody runs it.
    """
    spec = spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(program: Path, *arguments: Path) -> str:
    """
    Return what an example prints when somebody runs it.
    """
    return subprocess.run(
        [sys.executable, program, *arguments],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
    ).stdout


class Clock:
    """
    Show the instant that a test sets.
    """

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def decided_on(seen: Request) -> Request:
    """
    Return a request after a step that was decided on an old view of it.
    """
    return seen.fire("proses", by=Actor("S-7", roles={"front_office"}), at=MONDAY)


def quotes() -> list[tuple[Path, str, str]]:
    """
    Return every quotation of an example, as (page, file, code).
    """
    return [
        (page, match["file"], match["body"])
        for page in sorted((ROOT / "docs").rglob("*.md"))
        for match in QUOTE.finditer(page.read_text("utf-8"))
    ]


class TestAPageThatQuotesAnExample:
    def test_quotes_it_to_the_letter(self) -> None:
        found = quotes()

        assert found
        for page, file, code in found:
            assert code in (ROOT / file).read_text("utf-8"), f"{page}: {file}\n{code}"

    def test_quotes_the_same_in_both_languages(self) -> None:
        by_language = {
            language: [
                (page.relative_to(ROOT / "docs" / language), file, code)
                for page, file, code in quotes()
                if page.is_relative_to(ROOT / "docs" / language)
            ]
            for language in ("id", "en")
        }

        assert by_language["id"] == by_language["en"]


# --- examples/plain_script.py -------------------------------------------------


class TestThePlainScript:
    def test_runs_and_tells_its_story(self) -> None:
        lines = run(EXAMPLES / "plain_script.py").splitlines()

        assert "Pilihan: Minta dilengkapi (minta_perbaikan) Mulai proses (proses)" in lines
        assert "yang dapat dilakukan sekarang: minta_perbaikan, proses" in lines
        assert "Jatuh tempo: Senin, 6 April 2026 pukul 16.00 WIB" in lines
        assert NYEPI in lines
        assert "   dicatat Senin, 16 Maret 2026 pukul 08.15 WIB" in lines
        assert lines[-1] == "Jawaban tertulis: tepat waktu"

    def test_keeps_events_and_nothing_derived(self, tmp_path: Path) -> None:
        load("plain_script").main(tmp_path)

        rows = [json.loads(line) for line in (tmp_path / "REQ-1.jsonl").read_bytes().splitlines()]
        assert [row["name"] for row in rows] == ["buka", "ajukan", "proses", "setujui"]
        assert [row["seq"] for row in rows] == [1, 2, 3, 4]
        assert not {"due", "status", "clock"} & rows[-1].keys()


# --- examples/lifecycle_app.py ------------------------------------------------


STATED: dict[str, Any] = {"lahir": date(2005, 5, 1), "mulai": date(2026, 6, 1), "peserta": 3}
CITIZEN = Actor("P-1029", roles={"pemohon"})
COUNTER = Actor("S-7", roles={"petugas"})
VERIFIER = Actor("S-4", roles={"verifikator"})
HEAD = Actor("S-1", roles={"kepala"})


def march(day: int, hour: int, minute: int = 0) -> datetime:
    """
    Return an instant of March 2026; until the 17th every Monday to Friday is worked.
    """
    return datetime(2026, 3, day, hour, minute, tzinfo=WIB)


class Internships:
    """
    Keep requests of the lifecycle example in a folder, as its application does.
    """

    def __init__(self, module: ModuleType, folder: Path) -> None:
        self.module = module
        self.files = module.Files(folder)

    def submit(self, number: str = "M-1", **facts: Any) -> Request:
        """
        Return a request that was handed in on Monday, 2 March, with one paper of two.
        """
        service = self.module.internship(date(2026, 3, 2))
        request: Request = service.open(
            number, office=self.module.OFFICE, applicant=CITIZEN.id, at=march(2, 9)
        )
        return request.fire(
            "ajukan",
            by=CITIZEN,
            at=march(2, 9),
            facts={**STATED, **facts},
            documents=["surat_pengantar"],
        )

    def returned(self, number: str = "M-1") -> Request:
        """
        Return a stored request that waits for the applicant since Monday, 10:00.
        """
        request = self.submit(number).fire(
            "kembalikan", by=COUNTER, at=march(2, 10), note="Proposal belum ada"
        )
        self.files.save(request, already=0)
        return request

    def received(self, number: str = "M-1") -> Request:
        """
        Return a stored request that was received complete on Tuesday, 3 March.
        """
        request = self.submit(number).attach(["proposal"], by=CITIZEN, at=march(3, 10))
        self.files.save(request, already=0)
        return request

    def daily(self, now: datetime) -> list[str]:
        return list(self.module.run_daily(self.files, now=now))


@pytest.fixture(scope="module")
def lifecycle_app() -> ModuleType:
    return load("lifecycle_app")


@pytest.fixture
def internships(lifecycle_app: ModuleType, tmp_path: Path) -> Internships:
    return Internships(lifecycle_app, tmp_path)


class TestTheLifecycleApplication:
    def test_runs_and_tells_its_story(self) -> None:
        told = run(EXAMPLES / "lifecycle_app.py")

        lines = told.splitlines()
        assert "9 Maret, M-1: separuh, ingatkan verifikator" in lines
        assert "10 Maret, M-1: sehari_lagi, ingatkan verifikator dan kepala" in lines
        assert "10 Maret, M-2: gugurkan, kini Gugur" in lines
        assert "tempat tidak cukup: peserta 3, tempat 2" in lines
        assert lines[-1] == "Keputusan: tepat waktu"

    def test_has_a_lifecycle_that_is_sound(self, lifecycle_app: ModuleType) -> None:
        lifecycle = lifecycle_app.CATALOGUE.lifecycles["magang"]

        found = lifecycle.check(guards=lifecycle_app.GUARDS, levels=["keputusan"])

        assert [one for one in found if one.level != "note"] == []

    def test_receives_a_request_by_itself_once_its_papers_are_on_file(
        self, internships: Internships
    ) -> None:
        incomplete = internships.submit()
        assert incomplete.state == "diajukan"

        complete = incomplete.attach(["proposal"], by=CITIZEN, at=march(3, 10))

        assert complete.state == "diverifikasi"
        assert (complete.history[-1].name, complete.history[-1].actor) == ("terima", "system")
        # 4, 5, 6, 9 and 10 March; in Ramadan the office closes at 15:00 on a Tuesday.
        due = complete.clock("keputusan", at=march(3, 11)).due
        assert due is not None
        assert due.at == march(10, 15)

    def test_asks_for_an_age_on_the_first_day(self, internships: Internships) -> None:
        with pytest.raises(Refused) as refused:
            internships.submit(lahir=date(2009, 6, 2))  # 17 on 2 June 2026, one day late

        assert [one.code for one in refused.value.check.unmet] == ["guard"]
        assert internships.submit(lahir=date(2009, 6, 1)).state == "diajukan"

    def test_loads_what_it_saved(self, internships: Internships) -> None:
        request = internships.received()

        loaded = internships.files.load("M-1")

        assert loaded == request
        assert loaded.facts == STATED
        assert internships.files.numbers() == ["M-1"]

    def test_keeps_one_line_an_event_and_nothing_derived(
        self, internships: Internships, tmp_path: Path
    ) -> None:
        internships.returned()

        head, *rows = map(json.loads, (tmp_path / "M-1.jsonl").read_text("utf-8").splitlines())
        assert head == {"applicant": "P-1029"}
        assert [row["seq"] for row in rows] == [1, 2, 3]
        assert rows[1]["facts"]["lahir"] == {"date": "2005-05-01"}
        assert not {"due", "status", "clock"} & rows[-1].keys()

    def test_lets_only_one_of_two_write_an_event(self, internships: Internships) -> None:
        seen = internships.returned()
        internships.daily(march(10, 6))

        late = seen.fire("lengkapi", by=CITIZEN, at=march(9, 15))

        with pytest.raises(ConflictError, match="event 4, not 3"):
            internships.files.save(late, already=seen.seq)


class TestTheDailyJobOfTheLifecycleApplication:
    def test_lets_a_request_lapse_after_five_working_days(self, internships: Internships) -> None:
        # 3, 4, 5, 6 and 9 March, until the office closes.
        internships.returned()

        assert internships.daily(march(9, 14, 59)) == []
        assert internships.daily(march(9, 15)) == ["M-1: gugurkan, kini Gugur"]

    def test_records_what_happened_at_its_own_instant(self, internships: Internships) -> None:
        internships.returned()
        internships.daily(march(11, 6))

        event = internships.files.load("M-1").history[-1]

        assert (event.at, event.recorded) == (march(9, 15), march(11, 6))

    def test_warns_once_for_each_rung(self, internships: Internships) -> None:
        # Half of five days is three: Friday the 6th, 15:30. One day is left
        # after Monday the 9th; one day after the limit is Wednesday the 11th.
        internships.received()

        told = [internships.daily(march(day, 16)) for day in (5, 6, 6, 9, 10, 11, 12)]

        assert told == [
            [],
            ["M-1: separuh, ingatkan verifikator"],
            [],
            ["M-1: sehari_lagi, ingatkan verifikator dan kepala"],
            [],
            ["M-1: terlambat, ingatkan kepala"],
            [],
        ]

    def test_may_miss_days(self, internships: Internships) -> None:
        internships.received("M-1")
        internships.returned("M-2")

        told = internships.daily(march(13, 6))

        assert told == [
            "M-1: separuh, ingatkan verifikator",
            "M-1: sehari_lagi, ingatkan verifikator dan kepala",
            "M-1: terlambat, ingatkan kepala",
            "M-2: gugurkan, kini Gugur",
        ]

    def test_comes_from_the_command_line(self, internships: Internships, tmp_path: Path) -> None:
        internships.returned()

        # Whenever this test runs, March 2026 is over.
        assert run(EXAMPLES / "lifecycle_app.py", tmp_path) == "M-1: gugurkan, kini Gugur\n"
        assert run(EXAMPLES / "lifecycle_app.py", tmp_path) == ""


class TestTheGuardOfTheLifecycleApplication:
    @pytest.fixture
    def assessed(self, internships: Internships) -> Request:
        request = internships.received().assign(VERIFIER.id, by=HEAD, at=march(3, 11))
        request = request.open_sub("konfirmasi", "SK-77", by=VERIFIER, at=march(3, 13))
        request = request.close_sub("SK-77", by=VERIFIER, at=march(5, 9))
        return request.fire(
            "nilai", by=VERIFIER, at=march(5, 10), note="Layak", facts={"tempat": 2}
        )

    def test_says_how_many_places_are_wanting(self, assessed: Request) -> None:
        check = assessed.check("setujui", by=HEAD, at=march(5, 11), documents=["surat_jawaban"])

        assert [str(one) for one in check.unmet] == ["tempat tidak cukup: peserta 3, tempat 2"]

    def test_lets_as_many_in_as_there_are_places(self, assessed: Request) -> None:
        fewer = assessed.note("Satu mundur", by=COUNTER, at=march(5, 11), facts={"peserta": 2})

        accepted = fewer.fire("setujui", by=HEAD, at=march(5, 12), documents=["surat_jawaban"])

        assert accepted.state == "diterima"

    def test_is_asked_again_by_a_replay(self, assessed: Request, internships: Internships) -> None:
        fewer = assessed.note("Satu mundur", by=COUNTER, at=march(5, 11), facts={"peserta": 2})
        accepted = fewer.fire("setujui", by=HEAD, at=march(5, 12), documents=["surat_jawaban"])
        internships.files.save(accepted, already=internships.files.load("M-1").seq)

        assert internships.files.load("M-1") == accepted

    def test_needs_two_people(self, assessed: Request) -> None:
        both = Actor(VERIFIER.id, roles={"verifikator", "kepala"})

        check = assessed.check("tolak", by=both, at=march(5, 11), note="Tempat habis")

        assert [one.code for one in check.unmet] == ["separation"]


# --- examples/fastapi_app.py --------------------------------------------------


class Web:
    """
    Call the FastAPI example as one person after another, at a set instant.
    """

    def __init__(self, module: ModuleType, folder: Path) -> None:
        self.clock = Clock(FRIDAY)
        self.store = module.Histories(folder / "requests.db")
        module.app.dependency_overrides = {
            module.clock: self.clock,
            module.histories: lambda: self.store,
        }
        self.client = TestClient(module.app)

    def get(self, url: str, *, by: str, **query: str) -> tuple[int, Any]:
        answer = self.client.get(url, params=query, headers=self._headers(by, None))
        return answer.status_code, answer.json()

    def post(
        self, url: str, *, by: str, key: str | None = None, language: str = "id", **body: Any
    ) -> tuple[int, Any]:
        answer = self.client.post(
            url, json=body, params={"language": language}, headers=self._headers(by, key)
        )
        return answer.status_code, answer.json()

    @staticmethod
    def _headers(by: str, key: str | None) -> dict[str, str]:
        return {"Authorization": f"Bearer token-{by}"} | ({"Idempotency-Key": key} if key else {})


@pytest.fixture(scope="module")
def fastapi_app() -> ModuleType:
    return load("fastapi_app")


@pytest.fixture
def web(fastapi_app: ModuleType, tmp_path: Path) -> Web:
    return Web(fastapi_app, tmp_path)


@pytest.fixture
def submitted(web: Web) -> Web:
    """
    Return the application after a citizen asked on Friday morning; now it is Monday.
    """
    assert web.post("/requests/REQ-1", by="p-1029", office="kankemenag.3374")[0] == 201
    assert web.post("/requests/REQ-1/steps/ajukan", by="p-1029")[0] == 200
    web.clock.now = MONDAY
    return web


class TestTheFastAPIApplication:
    def test_shows_the_deadline_with_its_reasons(self, submitted: Web) -> None:
        status, shown = submitted.get("/requests/REQ-1", by="p-1029")

        answer = shown["clocks"]["jawaban"]
        assert status == 200
        assert (shown["seq"], shown["state"], shown["turn"]) == (2, "diajukan", "office")
        assert (answer["status"], answer["due"], answer["certainty"]) == ("running", DUE, "firm")
        assert NYEPI in answer["explanation"]

    def test_says_it_in_english(self, submitted: Web) -> None:
        _, shown = submitted.get("/requests/REQ-1", by="p-1029", language="en")

        due = "Due: Monday, 6 April 2026 at 16:00 WIB"
        assert due in shown["clocks"]["jawaban"]["explanation"]
        assert shown["timeline"][1].startswith("1. Friday, 13 March 2026 at 10:00 WIB")

    def test_lists_what_somebody_may_do(self, submitted: Web) -> None:
        status, options = submitted.get("/requests/REQ-1/options", by="s-7")

        assert status == 200
        assert options == [
            {"name": "minta_perbaikan", "label": "Minta dilengkapi", "note_required": True},
            {"name": "proses", "label": "Mulai proses", "note_required": False},
        ]

    def test_refuses_in_words_and_stores_nothing(self, submitted: Web) -> None:
        status, refused = submitted.post("/requests/REQ-1/steps/setujui", by="s-7")

        assert status == 409
        assert [one["code"] for one in refused["unmet"]] == ["role"]
        assert "(PPID)" in refused["error"]
        assert refused["possible"] == ["minta_perbaikan", "proses"]
        assert submitted.get("/requests/REQ-1", by="s-7")[1]["seq"] == 2

    def test_says_everything_that_is_unmet_at_once(self, submitted: Web) -> None:
        status, refused = submitted.post(
            "/requests/REQ-1/steps/minta_perbaikan", by="p-1029", language="en"
        )

        assert status == 409
        assert [one["code"] for one in refused["unmet"]] == ["role", "note"]
        assert "needs a written note" in refused["error"]

    def test_extends_once_and_with_a_reason(self, submitted: Web) -> None:
        url = "/requests/REQ-1/extensions/jawaban"

        assert submitted.post(url, by="s-1", reason=" ")[0] == 409
        status, shown = submitted.post(url, by="s-1", reason="Dokumen di tiga seksi")
        again, refused = submitted.post(url, by="s-1", reason="Sekali lagi")

        assert (status, shown["clocks"]["jawaban"]["due"]) == (200, EXTENDED)
        assert again == 409
        assert "UU 14/2008 pasal 22 ayat (8)" in refused["error"]

    def test_takes_a_repeated_click_for_one(self, submitted: Web) -> None:
        click = partial(submitted.post, "/requests/REQ-1/steps/proses", by="s-7", key="klik-1")

        first, second = click(), click()

        assert first == second
        assert (first[0], first[1]["seq"]) == (200, 3)

    def test_refuses_a_page_that_is_out_of_date(self, submitted: Web) -> None:
        step = partial(submitted.post, "/requests/REQ-1/steps/proses", by="s-7")

        assert step(expect_seq=1)[0] == 409
        assert step(expect_seq=2)[0] == 200

    def test_lets_only_one_of_two_people_write_an_event(self, submitted: Web) -> None:
        seen = submitted.store.load("REQ-1")
        step = partial(submitted.post, "/requests/REQ-1/steps/minta_perbaikan", by="s-1")
        assert step(note="Tujuan penggunaan belum diisi")[0] == 200

        with pytest.raises(ConflictError, match="event 3, not 2"):
            submitted.store.save(decided_on(seen), already=2)
        assert submitted.get("/requests/REQ-1", by="s-7")[1]["state"] == "dikembalikan"

    def test_opens_a_number_once(self, web: Web) -> None:
        begin = partial(web.post, "/requests/REQ-1", office="kankemenag.3374")
        assert begin(by="p-1029", key="awal")[0] == 201

        assert begin(by="p-1029", key="awal")[0] == 201
        assert begin(by="p-1029", key="lain")[0] == 409
        assert begin(by="p-2048")[0] == 404
        assert web.get("/requests/REQ-1", by="p-1029")[1]["seq"] == 1

    def test_asks_who_somebody_is(self, submitted: Web) -> None:
        assert submitted.get("/requests/REQ-1", by="siapa-saja")[0] == 401
        assert submitted.get("/requests/REQ-1", by="p-2048")[0] == 404

    def test_names_what_is_unknown(self, submitted: Web) -> None:
        status, answer = submitted.post("/requests/REQ-1/steps/setuju", by="s-1")

        assert status == 404
        assert "setujui" in answer["error"]
        assert submitted.post("/requests/REQ-1/extensions/jawab", by="s-1", reason="-")[0] == 404
        assert submitted.post("/requests/REQ-2", by="p-1029", office="kankemenag.0")[0] == 422
        assert submitted.get("/requests/REQ-2", by="s-1")[0] == 404

    def test_does_not_hide_its_own_mistakes(self, submitted: Web) -> None:
        submitted.clock.now = FRIDAY.replace(tzinfo=None)
        client = TestClient(submitted.client.app, raise_server_exceptions=False)

        answer = client.get("/requests/REQ-1", headers={"Authorization": "Bearer token-s-7"})

        assert answer.status_code == 500

    def test_reads_the_time_of_day_with_a_zone(self, fastapi_app: ModuleType) -> None:
        assert fastapi_app.clock().utcoffset() == timedelta(0)


# --- examples/django_app.py ---------------------------------------------------


class Desk:
    """
    Call the Django example as people who are logged in, at a set instant.
    """

    def __init__(self, module: ModuleType) -> None:
        self.module = module
        self.numbers = count(1)
        self.clock = Clock(FRIDAY)
        module.settings.CLOCK = self.clock
        self.people = {
            "pemohon": self._login("pemohon"),
            "orang_lain": self._login("orang_lain"),
            "petugas": self._login("petugas", "front_office"),
            "pejabat": self._login("pejabat", "ppid"),
        }

    def _login(self, name: str, *groups: str) -> Any:
        user = self.module.User.objects.create_user(name)
        user.groups.set(self.module.Group.objects.get_or_create(name=one)[0] for one in groups)
        client = self.module.Client()
        client.force_login(user)
        return client

    def transaction(self) -> Any:
        return self.module.transaction.atomic()

    def get(self, url: str, *, by: str) -> tuple[int, Any]:
        answer = self.people[by].get(url)
        return answer.status_code, _body(answer)

    def post(self, url: str, *, by: str, key: str | None = None, **form: str) -> tuple[int, Any]:
        headers = {"Idempotency-Key": key} if key else {}
        answer = self.people[by].post(url, form, headers=headers)
        return answer.status_code, _body(answer)


def _body(answer: Any) -> Any:
    return answer.json() if answer.headers["Content-Type"] == "application/json" else None


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    module = load("django_app")
    module.create_tables()
    yield Desk(module)
    module.connection.connection.close()  # Django keeps a database in memory open
    module.connection.connection = None


@pytest.fixture
def case(desk: Desk) -> str:
    """
    Return the address of a request that a citizen made on Friday; now it is Monday.
    """
    desk.clock.now = FRIDAY
    url = f"/requests/REQ-{next(desk.numbers)}"
    assert desk.post(f"{url}/begin", by="pemohon", office="kankemenag.3374")[0] == 201
    assert desk.post(f"{url}/steps/ajukan", by="pemohon")[0] == 200
    desk.clock.now = MONDAY
    return url


class TestTheDjangoApplication:
    def test_shows_the_deadline_with_its_reasons_and_what_is_open(
        self, desk: Desk, case: str
    ) -> None:
        status, shown = desk.get(case, by="petugas")

        answer = shown["clocks"]["jawaban"]
        assert (status, shown["state"], answer["due"]) == (200, "diajukan", DUE)
        assert NYEPI in answer["explanation"]
        assert [one["name"] for one in shown["options"]] == ["minta_perbaikan", "proses"]

    def test_refuses_in_words_and_stores_nothing(self, desk: Desk, case: str) -> None:
        status, refused = desk.post(f"{case}/steps/setujui", by="petugas")

        assert status == 409
        assert "(PPID)" in refused["error"]
        assert [one["code"] for one in refused["unmet"]] == ["role"]
        assert desk.get(case, by="petugas")[1]["seq"] == 2

    def test_answers_in_english(self, desk: Desk, case: str) -> None:
        status, refused = desk.post(f"{case}/steps/tolak?language=en", by="pejabat")

        assert status == 409
        assert "needs a written note" in refused["error"]

    def test_takes_the_step(self, desk: Desk, case: str) -> None:
        desk.clock.now = datetime(2026, 4, 6, 16, 0, tzinfo=WIB)  # the last instant in time

        status, shown = desk.post(f"{case}/steps/setujui", by="pejabat")

        assert (status, shown["state"]) == (200, "dijawab")
        assert shown["clocks"]["jawaban"]["status"] == "met"

    def test_takes_a_repeated_click_for_one(self, desk: Desk, case: str) -> None:
        click = partial(desk.post, f"{case}/steps/proses", by="petugas", key="klik-1")

        assert click() == click()
        assert desk.get(case, by="petugas")[1]["seq"] == 3

    def test_refuses_a_page_that_is_out_of_date(self, desk: Desk, case: str) -> None:
        status, answer = desk.post(f"{case}/steps/proses", by="petugas", expect_seq="1")

        assert status == 409
        assert "muat ulang" in answer["error"]

    def test_lets_only_one_of_two_people_write_an_event(self, desk: Desk, case: str) -> None:
        row = desk.module.Case.objects.get(pk=case.rpartition("/")[2])
        seen = row.request()
        assert desk.post(f"{case}/steps/proses", by="petugas")[0] == 200

        with pytest.raises(ConflictError, match="event 3, not 2"), desk.transaction():
            row.append(decided_on(seen), already=2)

    def test_opens_a_number_once(self, desk: Desk, case: str) -> None:
        begin = partial(desk.post, f"{case}/begin", by="orang_lain")

        assert begin(office="kankemenag.3374")[0] == 409
        assert begin(office="kankemenag.0")[0] == 422

    def test_hides_a_request_from_others(self, desk: Desk, case: str) -> None:
        assert desk.get(case, by="orang_lain")[0] == 404
        assert desk.post(f"{case}/steps/cabut", by="orang_lain")[0] == 404

    def test_names_the_nearest_step(self, desk: Desk, case: str) -> None:
        status, answer = desk.post(f"{case}/steps/setuju", by="pejabat")

        assert status == 404
        assert "setujui" in answer["error"]

    def test_runs_by_itself(self) -> None:
        told = run(EXAMPLES / "django_app.py")

        assert re.findall(r"^\d{3}$", told, re.MULTILINE) == ["200", "409"]
