"""
A step that must be taken soon enough after an event.

An objection is filed within 30 working days of finding its ground (UU 14/2008 pasal 36 ayat (1)).
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from layanan import Actor, Catalogue, Request
from layanan.exchange import outline
from layanan.lifecycle import Lifecycle
from layanan.request import Rules, open_request
from tests.unit.request.cases import CITIZEN, OFFICE, wib
from tests.unit.request.permits import label

MOMENT = timedelta(microseconds=1)
# The ground was found on Monday 6 July 2026. From the 7th: 19 working days to 31 July, and 11 more
# in August, of which Monday 17 August (Independence Day) is none: 3-7, 10-14 and 18 August.
FOUND = date(2026, 7, 6)
LAST = "2026-08-18"


def _objection(at: str = "2026-07-06T09:00") -> Request:
    shared = Catalogue.kemenag().lifecycles["keberatan_informasi"]
    rules = Rules(code="info.k", version="1", hash=shared.hash, lifecycle=shared, levels=())
    return open_request(rules, "KBR-1", office=OFFICE, applicant="P-5", at=wib(at))


def _unmet(request: Request, at: datetime, found: Any = FOUND, **more: Any) -> list[Any]:
    facts = {"permohonan_asal": "REQ-1"} | ({} if found is None else {"tanggal_alasan": found})
    check = request.check("ajukan", by=CITIZEN, at=at, note="ditolak", facts=facts, **more)
    return [(one.code, one.label.id, one.label.en, str(one.citation)) for one in check.unmet]


class TestAStepAfterAnEvent:
    @pytest.mark.parametrize(
        ("at", "open_"),
        [
            (f"{LAST}T00:00", True),
            (f"{LAST}T23:59:59.999999", True),
            ("2026-08-19T00:00", False),
        ],
    )
    def test_is_in_time_up_to_its_last_day_and_all_of_that(self, at: str, open_: bool) -> None:
        assert (_unmet(_objection(), wib(at)) == []) is open_

    def test_goes_by_the_day_of_the_office(self) -> None:
        # 17:00 of the 18th in Greenwich is midnight after it in Semarang.
        midnight = datetime(2026, 8, 18, 17, 0, tzinfo=UTC)

        assert _unmet(_objection(), midnight - MOMENT) == []
        assert _unmet(_objection(), midnight) != []

    def test_that_comes_too_late_is_told_both_days_and_the_law(self) -> None:
        assert _unmet(_objection(), wib("2026-08-19T09:00")) == [
            (
                "not_after",
                (
                    "'Ajukan keberatan' paling lambat Selasa, 18 Agustus 2026, yaitu 30 hari kerja "
                    "sesudah tanggal alasan keberatan ditemukan (Senin, 6 Juli 2026)"
                ),
                (
                    "'File the objection': at the latest on Tuesday, 18 August 2026, 30 working "
                    "days after day on which the ground was found (Monday, 6 July 2026)"
                ),
                "UU 14/2008 pasal 36 ayat (1)",
            )
        ]

    def test_needs_the_day_and_says_so_once(self) -> None:
        found = _unmet(_objection(), wib("2026-07-07T09:00"), None)

        assert [one[0] for one in found] == ["fact"]

    def test_is_not_open_where_no_decree_reaches_its_last_day(self) -> None:
        far = _objection("2027-12-20T09:00")

        [(code, indonesian, english, _)] = _unmet(far, wib("2027-12-21T09:00"), date(2027, 12, 20))

        assert code == "not_after"
        assert "tidak dapat ditentukan" in indonesian
        assert "no decree of days off covers it" in english

    def test_is_drawn_with_what_it_asks(self) -> None:
        shared = Catalogue.kemenag().lifecycles["keberatan_informasi"]

        assert "at most 30 working days after day on which the ground was found" in outline(
            shared, language="en"
        )
        assert "paling lambat 30 hari kerja sesudah tanggal alasan" in outline(
            shared, language="id"
        )


def _waived(**more: Any) -> Request:
    lifecycle = Lifecycle.model_validate(
        {
            "code": "lapor",
            "name": label("Lapor"),
            "cites": "UU 25/2009",
            "initial": "draf",
            "roles": {"petugas": label("Petugas")},
            "states": {
                "draf": {"label": label("Draf"), "plain": label("Draf")}
                | {"turn": "office", "kind": "working"},
                "selesai": {"label": label("Selesai"), "plain": label("Selesai")}
                | {"turn": "office", "kind": "closed", "outcome": "success"},
            },
            "transitions": [
                {
                    "name": "lapor",
                    "sources": "draf",
                    "target": "selesai",
                    "roles": "petugas",
                    "label": label("Lapor"),
                    "not_after": {"fact": "kejadian", "within": "3 hari"} | more,
                }
            ],
            "facts": {"kejadian": {"label": label("Kejadian"), "kind": "date"}},
            "documents": {"dispensasi": label("Dispensasi")},
        }
    )
    rules = Rules(code="u.l", version="1", hash=lifecycle.hash, lifecycle=lifecycle, levels=())
    return open_request(rules, "L-1", office=OFFICE, applicant="P-5", at=wib("2026-07-06T09:00"))


class TestAWaiver:
    CLERK = Actor("S-4", roles={"petugas"})

    def _codes(self, request: Request, *documents: str, **facts: Any) -> list[tuple[str, str]]:
        at = wib("2026-07-10T00:00")
        found = request.check("lapor", by=self.CLERK, at=at, facts=facts, documents=documents)
        return [(one.code, one.label.en) for one in found.unmet]

    def test_lets_a_late_step_pass(self) -> None:
        request = _waived(unless=[{"document": "dispensasi"}])

        assert self._codes(request, "dispensasi", kejadian=FOUND) == []
        [(code, words)] = self._codes(request, kejadian=FOUND)
        assert code == "not_after"
        assert words.endswith("no waiver applies: Dispensasi (en) is missing")

    def test_makes_up_for_a_day_that_was_not_stated(self) -> None:
        request = _waived(unless=[{"document": "dispensasi"}])

        assert self._codes(request, "dispensasi") == []
        assert self._codes(request) == [("fact", "Kejadian (en) has not been stated")]
