"""
Corners in which a changed line went unnoticed, each worked out by hand.

All weekdays of July 2026 are working days, 07.30 to 16.00, Friday to 16.30.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from layanan import Request
from layanan.calendars import indonesia
from layanan.request import MovedDay, Rules, open_request, reproject
from layanan.request._beside import _duty, _role
from layanan.request._codec import _moment
from layanan.request._timeline import _over
from layanan.request._times import _tardiness
from layanan.sla import Level
from layanan.text import Label
from tests.unit.request.cases import CITIZEN, LETTER, OFFICE, wib
from tests.unit.request.permits import (
    ASKER,
    DATA,
    PERMIT,
    STAFF,
    STRANGER,
    handed_in,
    label,
    refused,
    rules,
)
from tests.unit.request.test_not_after import _objection
from tests.unit.request.test_notice import AUGUST_3, CITE, NOTICE, _step, draft, unmet
from tests.unit.request.test_notice import rules as event_rules
from tests.unit.request.test_own_lengths import _request, _unmet

MICROSECOND = timedelta(microseconds=1)
TUESDAY = wib("2026-07-07T09:00")


class TestTwoRolesOrStates:
    def test_are_joined_by_or_in_both_languages(self) -> None:
        (found,) = _role(PERMIT.lifecycle, STRANGER, ("petugas", "kepala"))

        assert (found.code, found.label.id, found.label.en) == (
            "role",
            "hanya boleh dilakukan oleh Petugas atau Kepala",
            "may only be done by Petugas (en) or Kepala (en)",
        )

    def test_in_which_another_body_may_be_asked(self) -> None:
        asks = {"label": label("Rekomendasi"), "states": ["diperiksa", "dilengkapi"]}
        request = handed_in(rules({"subs": DATA["subs"] | {"rekomendasi": asks}}))

        assert refused(
            request, lambda one: one.open_sub("rekomendasi", "DLH-9", by=STAFF, at=TUESDAY)
        ) == (
            (
                "state",
                "Rekomendasi hanya dapat dimintakan pada status Diperiksa atau Dilengkapi",
                (
                    "Rekomendasi (en) can only be requested in the state Diperiksa (en) or "
                    "Dilengkapi (en)"
                ),
            ),
        )


class TestClaim:
    def test_for_somebody_else_is_no_claim(self) -> None:
        request = handed_in()
        found = _duty(
            "claim",
            (request.rules, request.events),
            STAFF,
            note=None,
            brought=((), ()),
            said={"to": "S-9"},
        )

        assert [(one.code, one.label.id, one.label.en) for one in found] == [
            ("assignee", "hanya dapat diambil untuk diri sendiri", "only to be taken by oneself")
        ]


class TestWithdrawal:
    def test_tells_what_stands_against_the_way_that_is_the_actors(self) -> None:
        ways: list[dict[str, Any]] = [
            {
                "name": name,
                "sources": "masuk",
                "target": "dicabut",
                "roles": role,
                "label": label(name.capitalize()),
                "note_required": role == "pemohon",
            }
            for name, role in (("batalkan", "kepala"), ("tarik", "pemohon"))
        ]
        others = [one for one in DATA["transitions"] if one["name"] != "cabut"]
        under = rules({"transitions": [*ways, *others]}, level={"cancels": ["batalkan", "tarik"]})

        codes = [one[0] for one in refused(handed_in(under), lambda one: one.withdraw(**BY_ASKER))]
        assert codes == ["note"]


BY_ASKER: dict[str, Any] = {"by": ASKER, "at": TUESDAY}


class TestAMoment:
    @pytest.mark.parametrize("year", [1000, 9000])
    def test_of_the_first_and_the_last_instant_is_read(self, year: int) -> None:
        edge = datetime(year, 1, 1, tzinfo=UTC)

        assert _moment(edge.isoformat()) == edge

    @pytest.mark.parametrize(
        "at",
        [
            datetime(1000, 1, 1, tzinfo=UTC) - MICROSECOND,
            datetime(9000, 1, 1, tzinfo=UTC) + MICROSECOND,
        ],
    )
    def test_beyond_them_is_not(self, at: datetime) -> None:
        with pytest.raises(ValueError, match=str(at.year)):
            _moment(at.isoformat())


class TestAStepOfSeveralTimes:
    def test_is_told_all_that_stands_against_it(self) -> None:
        wait = {"after": "10 hari kerja", "cites": CITE}
        under = event_rules(
            transitions=[
                _step("daftarkan", "draf", "terdaftar", notice=NOTICE, not_before=wait),
                _step("umumkan", "terdaftar", "diumumkan"),
                _step("laksanakan", "diumumkan", "selesai"),
            ]
        )
        # Opened on 1 July: ten working days are over with the 15th; the notice
        # was due on Monday 20 July, and comes on the 21st.
        early = unmet(draft(under), "daftarkan", wib("2026-07-02T09:00"), facts={"acara": AUGUST_3})
        late = unmet(draft(under), "daftarkan", wib("2026-07-21T09:00"), facts={"acara": AUGUST_3})
        both = unmet(
            draft(under), "daftarkan", wib("2026-07-02T09:00"), facts={"acara": date(2026, 7, 3)}
        )

        assert [one[0] for one in early] == ["not_before"]
        assert [one[0] for one in late] == ["notice"]
        assert [one[0] for one in both] == ["not_before", "notice"]

    def test_after_an_event_beyond_the_decrees_says_why(self) -> None:
        request = _objection("2027-12-20T09:00")
        (way,) = request.rules.lifecycle.row(request.state)["ajukan"]
        assert way.not_after is not None
        calendar = indonesia("ID-JT", known_on=date(2026, 11, 24))
        found = _tardiness(
            way,
            way.not_after,
            Label(id="alasan", en="ground"),
            date(2027, 12, 20),
            wib("2027-12-21T09:00"),
            calendar,
        )

        assert found is not None
        assert found.id == (
            "'Ajukan keberatan' paling lambat 30 hari kerja sesudah alasan (Senin, 20 Desember "
            "2027); hari terakhirnya tidak dapat ditentukan, karena tidak ada keputusan hari libur "
            "yang mencakupnya"
        )
        assert found.en == (
            "'File the objection': at the latest 30 working days after ground (Monday, 20 December "
            "2027); the last day cannot be determined, because no decree of days off covers it"
        )


class TestAnExtension:
    def test_in_another_unit_names_the_law(self) -> None:
        assert _unmet(_request(), "2 jam kerja") == [
            (
                "term",
                "perpanjangan 2 jam kerja tidak sesatuan dengan jangka waktu 4 hari kerja",
                "an extension of 2 office hours is not in the unit of the term 4 working days",
                "PP 42/2024",
            )
        ]


def _letter(**changes: Any) -> Rules:
    level = {
        "name": "surat",
        "label": {"id": "Surat", "en": "Letter"},
        "term": "3 hari kerja",
        "starts": "ajukan",
        "ends": ["putuskan", "gagalkan"],
        "cites": "UU 25/2009 pasal 21",
    }
    lifecycle = LETTER.lifecycle
    return Rules(
        code="umum.surat",
        version="9",
        hash="d" * 64,
        lifecycle=lifecycle,
        levels=(Level.model_validate(level | changes),),
    )


def _asked(under: Rules, at: str) -> Request:
    moment = wib(at)
    request = open_request(under, "SRT-1", office=OFFICE, applicant="P-5", at=moment)
    return request.fire("ajukan", by=CITIZEN, at=moment)


EXPIRY: dict[str, Any] = {"does": "warn", "label": {"id": "Terlambat", "en": "Overdue"}}


class TestTheEndOfALevel:
    def test_is_told_without_an_office_that_it_goes_up_to(self) -> None:
        (level,) = _letter(expiry=EXPIRY).levels

        assert _over(level, None) == Label(
            id="Surat lewat waktu: Terlambat", en="Letter, time ran out: Overdue"
        )

    def test_is_told_with_the_office_the_law_and_the_dispute(self) -> None:
        (level,) = _letter(
            expiry=EXPIRY
            | {"cites": "UU 25/2009 pasal 21", "contested": {"id": "ragu", "en": "in doubt"}}
        ).levels

        assert _over(level, "Kanwil") == Label(
            id="Surat lewat waktu: Terlambat (UU 25/2009 pasal 21), diteruskan ke Kanwil "
            "(diperdebatkan: ragu)",
            en="Letter, time ran out: Overdue (UU 25/2009 pasal 21), passed up to Kanwil "
            "(contested: in doubt)",
        )


class TestACappedPause:
    def test_is_marked_as_any_other(self) -> None:
        pause = {
            "code": "jeda",
            "turns": "applicant",
            "label": label("Jeda"),
            "confidence": "low",
            "times": 1,
        }
        under = rules(level={"pauses": [pause]})
        request = (
            handed_in(under)
            .fire("minta_lengkap", by=STAFF, at=TUESDAY, note="KTP buram")
            .fire("lengkapi", by=ASKER, at=wib("2026-07-08T09:00"))
        )
        marks = request.clock("izin", at=wib("2026-07-08T10:00")).run.marks

        assert [(one.what, one.name, one.seq) for one in marks] == [
            ("started", "ajukan", 2),
            ("paused", "minta_lengkap", 3),
            ("resumed", "lengkapi", 4),
        ]


class TestATimerThatPausesWithALevel:
    def test_is_weighed_where_that_level_fires_nothing_itself(self) -> None:
        under = rules(
            {
                "timers": [
                    *DATA["timers"],
                    {
                        "name": "batas_masuk",
                        "states": "masuk",
                        "after": "3 hari kerja",
                        "of": "izin",
                        "fires": "akhiri",
                        "label": label("Batas masuk"),
                    },
                ],
                "transitions": [
                    *DATA["transitions"],
                    {**DATA["transitions"][3], "name": "akhiri", "sources": "masuk"},
                ],
            }
        )
        request = handed_in(under)

        # Entered on Monday 6 July at 10:00: over on Thursday the 9th at 16:00.
        assert [one.code for one in request.check("periksa", **BY_STAFF).unmet] == ["timer"]
        assert request.withdraw(by=ASKER, at=wib("2026-07-09T16:00")).state == "dicabut"


BY_STAFF: dict[str, Any] = {"by": STAFF, "at": wib("2026-07-09T16:01")}


class TestADayThatMoved:
    def test_was_not_changed_by_what_it_was_before(self) -> None:
        calendar = indonesia("ID-JT", known_on=date(2026, 11, 24))
        sunday, holiday = calendar.day(date(2026, 7, 5)), calendar.day(date(2026, 8, 17))

        assert MovedDay(date(2026, 7, 5), sunday, sunday).reasons == ()
        assert MovedDay(date(2026, 7, 5), None, sunday).reasons == sunday.reasons
        # The Independence Day, 17 August 2026, is a Monday: only the decree is new.
        assert MovedDay(date(2026, 8, 17), sunday, holiday).reasons == holiday.reasons
        assert MovedDay(date(2026, 8, 17), holiday, None).reasons == ()

    def test_is_told_as_it_was_known_in_both_languages(self) -> None:
        # SKB 933/2025 of 7 August 2025 made Monday 18 August collective leave.
        request = _asked(_letter(), "2025-08-13T10:00")
        (moved,) = reproject(
            [request], date(2025, 8, 6), date(2025, 8, 7), at=wib("2025-08-14T09:00")
        )

        # 14, 15, 18 August; then 14, 15, 19 August.
        assert (moved.old.day, moved.new.day) == (date(2025, 8, 18), date(2025, 8, 19))
        assert moved.explain("en").splitlines()[:3] == [
            "Request SRT-1, Letter: the deadline moved",
            "Was (as known on 6 August 2025): Monday, 18 August 2025 at 16:00 WIB",
            "Is (as known on 7 August 2025): Tuesday, 19 August 2025 at 16:00 WIB",
        ]
        assert moved.explain("id").splitlines()[:3] == [
            "Permohonan SRT-1, Surat: jatuh tempo bergeser",
            (
                "Semula (menurut yang diketahui pada 6 Agustus 2025): "
                "Senin, 18 Agustus 2025 pukul 16.00 WIB"
            ),
            (
                "Menjadi (menurut yang diketahui pada 7 Agustus 2025): "
                "Selasa, 19 Agustus 2025 pukul 16.00 WIB"
            ),
        ]

    def test_of_a_target_was_undetermined_on_the_calendar_of_then(self) -> None:
        # The decree on the days off of 2026 was signed in September 2025.
        target = {
            "rule": "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15",
            "working_days": True,
        }
        request = _asked(_letter(term=None, target=target), "2025-08-13T10:00")
        (moved,) = reproject(
            [request], date(2025, 8, 14), date(2025, 12, 1), at=wib("2025-12-02T09:00")
        )

        assert (moved.old.day, moved.old.certainty) == (None, "undetermined")
        assert moved.old.calendar.known_on == date(2025, 8, 14)
        assert (moved.new.day, moved.new.calendar.known_on) == (
            date(2026, 1, 15),
            date(2025, 12, 1),
        )
