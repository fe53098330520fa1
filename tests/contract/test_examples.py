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
from datetime import datetime, timedelta
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
from layanan.request import ConflictError

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
        told = subprocess.run(
            [sys.executable, EXAMPLES / "plain_script.py"],
            check=True,
            capture_output=True,
            encoding="utf-8",
            env={"PYTHONUTF8": "1"},
        ).stdout

        lines = told.splitlines()
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
        done = subprocess.run(
            [sys.executable, EXAMPLES / "django_app.py"],
            check=True,
            capture_output=True,
            encoding="utf-8",
            env={"PYTHONUTF8": "1"},
        )

        assert re.findall(r"^\d{3}$", done.stdout, re.MULTILINE) == ["200", "409"]
