"""
A step that must come well before an event, and a step that must wait.

`EVENT` is a made-up registration of an event: notice is given ten working days before it, and it is
held ten working days after it was announced. All weekdays of July 2026 are working days, 07.30 to
16.00, Friday to 16.30.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from layanan import Actor, Request
from layanan.lifecycle import NO_GUARDS, Guards, Lifecycle, Situation, UnknownGuardError, Verdict
from layanan.request import Refused, Rules, open_request, replay
from layanan.text import Label
from tests.unit.request.cases import OFFICE, WIB, wib
from tests.unit.request.permits import label, refused

CLERK = Actor("S-4", roles={"petugas"})
CITE = {"ref": "PMA 30/2024 pasal 3-4", "confidence": "high"}
MOMENT = timedelta(microseconds=1)

NOTICE: dict[str, Any] = {"fact": "acara", "at_least": "10 hari kerja", "cites": CITE}
WAIT: dict[str, Any] = {"after": "10 hari kerja", "since": "umumkan", "cites": CITE}

# 3 August is a Monday. Backwards: 3 August; 31, 30, 29, 28, 27; 24, 23, 22 and 21 July are ten
# working days, so the last day for the notice is Monday 20 July.
AUGUST_3 = date(2026, 8, 3)


def _state(text: str, kind: str = "working", **more: Any) -> dict[str, Any]:
    return {"label": label(text), "plain": label(text), "turn": "office", "kind": kind} | more


def _step(name: str, source: str, target: str, **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "sources": source,
        "target": target,
        "roles": ["petugas", "system"],
        "label": label(name.capitalize()),
    } | more


def rules(
    *,
    notice: dict[str, Any] | None = None,
    wait: dict[str, Any] | None = None,
    window: str | None = None,
    guards: Guards = NO_GUARDS,
    **more: Any,
) -> Rules:
    """
    Return the rules of the event with another notice, another wait, or other parts.
    """
    data: dict[str, Any] = {
        "code": "acara",
        "name": label("Acara"),
        "cites": "UU 25/2009",
        "initial": "draf",
        "roles": {"petugas": label("Petugas")},
        "states": {
            "draf": _state("Draf"),
            "terdaftar": _state("Terdaftar"),
            "diumumkan": _state("Diumumkan"),
            "selesai": _state("Selesai", "closed", outcome="success"),
        },
        "transitions": [
            _step("daftarkan", "draf", "terdaftar", notice=NOTICE | (notice or {})),
            _step("umumkan", "terdaftar", "diumumkan"),
            _step("lewati", "terdaftar", "diumumkan"),
            _step("ubah", "diumumkan", "terdaftar"),
            _step(
                "laksanakan",
                "diumumkan",
                "selesai",
                not_before=WAIT | (wait or {}),
                within=window,
            ),
        ],
        "facts": {
            "acara": {"label": label("Hari acara"), "kind": "date"},
            "darurat": {"label": label("Darurat"), "kind": "boolean"},
        },
        "documents": {"dispensasi": label("Dispensasi"), "alasan": label("Alasan")},
    }
    lifecycle = Lifecycle(**data | more)
    return Rules(
        code="umum.acara",
        version="1",
        hash=lifecycle.hash,
        lifecycle=lifecycle,
        levels=(),
        guards=guards,
    )


def draft(under: Rules | None = None) -> Request:
    """
    Return a draft of Wednesday 1 July 2026.
    """
    return open_request(
        under or rules(), "ACR-1", office=OFFICE, applicant="P-5", at=wib("2026-07-01T09:00")
    )


def unmet(
    request: Request, name: str, at: datetime, **brings: Any
) -> list[tuple[str, str, str, str]]:
    """
    Return everything that stands against a step: its code, its words and its law.
    """
    return [
        (one.code, one.label.id, one.label.en, str(one.citation))
        for one in request.check(name, by=CLERK, at=at, **brings).unmet
    ]


def opens(request: Request, name: str, at: datetime, **brings: Any) -> bool:
    return request.check(name, by=CLERK, at=at, **brings).open


def notified(at: datetime, under: Rules | None = None, day: Any = AUGUST_3, **brings: Any) -> bool:
    return opens(draft(under), "daftarkan", at, facts={"acara": day}, **brings)


def options(request: Request, at: datetime) -> list[str]:
    return [one.name for one in request.options(by=CLERK, at=at)]


class TestANotice:
    @pytest.mark.parametrize(
        ("at", "open_"),
        [
            ("2026-07-17T10:00", True),
            ("2026-07-20T00:00", True),
            ("2026-07-20T23:59:59.999999", True),
            ("2026-07-21T00:00", False),
            ("2026-08-03T09:00", False),
            ("2026-08-04T09:00", False),
        ],
    )
    def test_is_in_time_up_to_its_last_day_and_all_of_that(self, at: str, open_: bool) -> None:
        assert notified(wib(at)) is open_

    def test_is_given_by_the_day_of_the_office(self) -> None:
        # 17:00 of the 20th in Greenwich is midnight between the 20th and 21st in Semarang.
        midnight = datetime(2026, 7, 20, 17, 0, tzinfo=UTC)

        assert notified(midnight - MOMENT)
        assert not notified(midnight)

    def test_that_is_too_short_says_both_days_and_the_law(self) -> None:
        found = unmet(draft(), "daftarkan", wib("2026-07-21T09:00"), facts={"acara": AUGUST_3})

        assert found == [
            (
                "notice",
                (
                    "'Daftarkan' paling lambat Senin, 20 Juli 2026, yaitu 10 hari kerja sebelum "
                    "Hari acara (Senin, 3 Agustus 2026)"
                ),
                (
                    "'Daftarkan (en)': at the latest on Monday, 20 July 2026, 10 working "
                    "days before Hari acara (en) (Monday, 3 August 2026)"
                ),
                "PMA 30/2024 pasal 3-4",
            )
        ]

    def test_may_be_called_by_its_own_words_and_lean_on_the_law_of_the_step(self) -> None:
        under = rules(notice={"label": label("Pemberitahuan"), "cites": None})
        steps = [
            one.model_copy(update={"cites": one.not_before.cites})
            if one.not_before
            else one.model_copy(update={"cites": under.lifecycle.cites})
            for one in under.lifecycle.transitions
        ]
        lifecycle = under.lifecycle.model_copy(update={"transitions": tuple(steps)})
        under = Rules(
            code="umum.acara", version="1", hash=lifecycle.hash, lifecycle=lifecycle, levels=()
        )
        ((_, indonesian, english, law),) = unmet(
            draft(under), "daftarkan", wib("2026-07-21T09:00"), facts={"acara": AUGUST_3}
        )

        assert indonesian.startswith("Pemberitahuan paling lambat Senin")
        assert english.startswith("Pemberitahuan (en): at the latest on Monday")
        assert law == "UU 25/2009"

    def test_may_be_counted_in_other_units(self) -> None:
        # 2 July plus a month is 2 August; 3 July plus a month is the day of the event.
        under = rules(notice={"at_least": "1 bulan"})

        assert notified(wib("2026-07-03T23:00"), under)
        assert not notified(wib("2026-07-04T00:00"), under)

    def test_counts_from_the_day_as_it_stands(self) -> None:
        moved = draft().note(
            "Diundur", by=CLERK, at=wib("2026-07-02T09:00"), facts={"acara": AUGUST_3}
        )
        late = wib("2026-07-21T09:00")

        assert not opens(moved, "daftarkan", late)
        # One working day later the last day is one later too, Tuesday 21 July.
        assert opens(moved, "daftarkan", late, facts={"acara": date(2026, 8, 4)})

    def test_without_the_day_of_the_event_names_the_fact_that_is_wanted(self) -> None:
        at = wib("2026-07-20T09:00")

        assert unmet(draft(), "daftarkan", at) == [
            (
                "fact",
                "Hari acara belum dinyatakan",
                "Hari acara (en) has not been stated",
                "PMA 30/2024 pasal 3-4",
            )
        ]
        # A fact comes with the command, so the step is on offer.
        assert options(draft(), at) == ["daftarkan"]

    def test_asks_once_for_a_fact_that_the_step_wants_too(self) -> None:
        under = rules()
        first, *rest = under.lifecycle.transitions
        both = first.model_copy(update={"facts": ("acara",), "documents": ("alasan",)})
        lifecycle = under.lifecycle.model_copy(update={"transitions": (both, *rest)})
        asked = Rules(code="x", version="1", hash="0" * 64, lifecycle=lifecycle, levels=())

        found = unmet(draft(asked), "daftarkan", wib("2026-07-20T09:00"))

        assert [one[:2] for one in found] == [
            ("document", "Alasan belum ada"),
            ("fact", "Hari acara belum dinyatakan"),
        ]

    @pytest.mark.parametrize(
        "value", ["2026-08-03", 3, datetime(2026, 8, 3, 9, 0, tzinfo=WIB)], ids=str
    )
    def test_takes_what_is_no_day_for_not_stated_where_facts_are_not_declared(
        self, value: Any
    ) -> None:
        found = unmet(
            draft(rules(facts=None)),
            "daftarkan",
            wib("2026-07-01T09:00"),
            facts={"acara": value},
        )

        assert [one[:3] for one in found] == [
            ("fact", "acara belum dinyatakan", "acara has not been stated")
        ]

    @pytest.mark.parametrize(
        ("day", "words"),
        [(date(2029, 3, 5), "Senin, 5 Maret 2029"), (date(2014, 3, 5), "Rabu, 5 Maret 2014")],
    )
    def test_beyond_the_decreed_years_is_refused_in_words(self, day: date, words: str) -> None:
        at = wib("2026-07-01T09:00")
        ((code, indonesian, english, law),) = unmet(draft(), "daftarkan", at, facts={"acara": day})

        assert code == "notice"
        assert indonesian == (
            f"'Daftarkan' paling lambat 10 hari kerja sebelum Hari acara ({words}); hari "
            "terakhirnya tidak dapat ditentukan, karena tidak ada keputusan hari libur yang "
            "mencakupnya"
        )
        assert english.endswith(
            "the last day cannot be determined, because no decree of days off covers it"
        )
        assert law == "PMA 30/2024 pasal 3-4"

    def test_in_days_of_the_calendar_needs_no_decree(self) -> None:
        # 5 February 2029 plus a month is 5 March.
        under = rules(notice={"at_least": "1 bulan"})

        assert notified(wib("2029-02-05T09:00"), under, date(2029, 3, 5))
        assert not notified(wib("2029-02-06T09:00"), under, date(2029, 3, 5))

    def test_that_is_too_short_closes_the_option(self) -> None:
        request = draft().note(
            "Tanggal", by=CLERK, at=wib("2026-07-02T09:00"), facts={"acara": AUGUST_3}
        )

        assert options(request, wib("2026-07-20T09:00")) == ["daftarkan"]
        assert options(request, wib("2026-07-21T09:00")) == []

    def test_is_told_with_everything_else(self) -> None:
        stranger = Actor("X-1", roles={"tamu"})
        found = draft().check(
            "daftarkan", by=stranger, at=wib("2026-07-21T09:00"), facts={"acara": AUGUST_3}
        )

        assert [one.code for one in found.unmet] == ["role", "notice"]

    def test_that_was_in_time_can_be_told_again(self) -> None:
        request = draft().fire(
            "daftarkan", by=CLERK, at=wib("2026-07-20T15:00"), facts={"acara": AUGUST_3}
        )

        again = replay(request.rules, "ACR-1", request.history, office=OFFICE, applicant="P-5")

        assert again == request


class TestAWaiver:
    LATE = wib("2026-07-31T09:00")

    def one(self, *unless: Any, **more: Any) -> Rules:
        return rules(notice={"unless": list(unless)}, **more)

    def test_on_file_opens_the_step(self) -> None:
        under = self.one({"document": "dispensasi"})
        request = draft(under).attach(["dispensasi"], by=CLERK, at=wib("2026-07-30T09:00"))

        assert opens(request, "daftarkan", self.LATE, facts={"acara": AUGUST_3})
        assert not notified(self.LATE, under)

    def test_may_come_with_the_command(self) -> None:
        under = self.one({"document": "dispensasi"})

        assert notified(self.LATE, under, documents=["dispensasi"])
        assert not notified(self.LATE, under, documents=["alasan"])

    def test_that_is_missing_is_told(self) -> None:
        under = self.one({"document": "dispensasi"})
        ((code, indonesian, english, _),) = unmet(
            draft(under), "daftarkan", self.LATE, facts={"acara": AUGUST_3}
        )

        assert code == "notice"
        assert indonesian.endswith(
            "(Senin, 3 Agustus 2026); pengecualian tidak terpenuhi: Dispensasi belum ada"
        )
        assert english.endswith(
            "(Monday, 3 August 2026); no waiver applies: Dispensasi (en) is missing"
        )

    def test_of_several_one_is_enough(self) -> None:
        under = self.one({"document": "dispensasi"}, {"fact": "darurat", "equals": True})
        facts = {"acara": AUGUST_3, "darurat": True}
        ((_, indonesian, english, _),) = unmet(
            draft(under), "daftarkan", self.LATE, facts={"acara": AUGUST_3}
        )

        assert opens(draft(under), "daftarkan", self.LATE, facts=facts)
        assert notified(self.LATE, under, documents=["dispensasi"])
        assert indonesian.endswith(
            "; pengecualian tidak terpenuhi (cukup salah satu): Dispensasi belum ada; "
            "Darurat belum dinyatakan"
        )
        assert english.endswith(
            "; no waiver applies (one is enough): Dispensasi (en) is missing; "
            "Darurat (en) has not been stated"
        )

    def test_waives_the_day_of_the_event_as_well(self) -> None:
        under = self.one({"document": "dispensasi"})

        assert opens(draft(under), "daftarkan", self.LATE, documents=["dispensasi"])
        assert [one[0] for one in unmet(draft(under), "daftarkan", self.LATE)] == ["fact"]

    def test_waives_what_no_decree_covers(self) -> None:
        under = self.one({"document": "dispensasi"})

        assert notified(self.LATE, under, date(2029, 3, 5), documents=["dispensasi"])

    def test_may_be_a_guard_of_the_host(self) -> None:
        def urgent(case: Situation, by: Actor) -> Verdict:
            if "alasan" in case.documents and by.id == "S-4":
                return Verdict.yes()
            return Verdict.no(Label(id="tidak mendesak", en="it is not urgent"))

        under = self.one("mendesak", guards=Guards({"mendesak": urgent}))
        ((_, indonesian, _, _),) = unmet(
            draft(under), "daftarkan", self.LATE, facts={"acara": AUGUST_3}
        )

        assert notified(self.LATE, under, documents=["alasan"])
        assert indonesian.endswith("; pengecualian tidak terpenuhi: tidak mendesak")

    def test_that_nobody_registered_is_an_error_once_it_is_asked(self) -> None:
        under = self.one("mendesak")

        assert notified(wib("2026-07-20T09:00"), under)
        with pytest.raises(UnknownGuardError):
            notified(self.LATE, under)


def announced(under: Rules | None = None, step: str = "umumkan") -> Request:
    """
    Return an event that was announced on Monday 6 July 2026, 10:00.

    The ten working days after it are 7 to 10, 13 to 17 and 20 July.
    """
    return (
        draft(under)
        .fire("daftarkan", by=CLERK, at=wib("2026-07-02T09:00"), facts={"acara": AUGUST_3})
        .fire(step, by=CLERK, at=wib("2026-07-06T10:00"))
    )


class TestAWait:
    @pytest.mark.parametrize(
        ("at", "open_"),
        [
            (wib("2026-07-06T10:00"), False),
            (wib("2026-07-20T16:00"), False),
            # The office is closed, but the tenth day is not over.
            (wib("2026-07-20T20:00"), False),
            (wib("2026-07-21T00:00"), False),
            (wib("2026-07-21T00:00") + MOMENT, True),
            (wib("2026-07-21T09:00"), True),
        ],
        ids=str,
    )
    def test_of_whole_days_has_passed_when_its_last_day_is_over(
        self, at: datetime, open_: bool
    ) -> None:
        assert opens(announced(), "laksanakan", at) is open_

    def test_that_has_not_passed_says_from_when_and_the_law(self) -> None:
        assert unmet(announced(), "laksanakan", wib("2026-07-20T09:00")) == [
            (
                "not_before",
                (
                    "'Laksanakan' baru dapat dilakukan mulai Selasa, 21 Juli 2026: 10 hari kerja "
                    "sejak 'Umumkan' (Senin, 6 Juli 2026 pukul 10.00 WIB) harus lewat"
                ),
                (
                    "'Laksanakan (en)' is only possible from Tuesday, 21 July 2026 on: 10 working "
                    "days since 'Umumkan (en)' (Monday, 6 July 2026 at 10:00 WIB) must be over"
                ),
                "PMA 30/2024 pasal 3-4",
            )
        ]

    def test_is_counted_from_the_entry_where_no_step_is_named(self) -> None:
        request = announced(rules(wait={"since": None, "cites": None}), "lewati")

        assert unmet(request, "laksanakan", wib("2026-07-21T00:00")) == [
            (
                "not_before",
                (
                    "'Laksanakan' baru dapat dilakukan mulai Selasa, 21 Juli 2026: 10 hari kerja "
                    "sejak status ini dimasuki (Senin, 6 Juli 2026 pukul 10.00 WIB) harus lewat"
                ),
                (
                    "'Laksanakan (en)' is only possible from Tuesday, 21 July 2026 on: 10 working "
                    "days since this state was entered (Monday, 6 July 2026 at 10:00 WIB) must be "
                    "over"
                ),
                "None",
            )
        ]
        assert opens(request, "laksanakan", wib("2026-07-21T08:00"))

    def test_is_counted_from_the_newest_time_that_the_step_was_taken(self) -> None:
        request = announced()
        for name, at in (("ubah", "2026-07-15T09:00"), ("umumkan", "2026-07-17T09:00")):
            request = request.fire(name, by=CLERK, at=wib(at))

        # 20 to 24 and 27 to 31 July are ten working days; then comes a Saturday.
        assert not opens(request, "laksanakan", wib("2026-07-31T17:00"))
        assert opens(request, "laksanakan", wib("2026-08-01T08:00"))

    def test_goes_on_where_the_state_was_entered_by_another_step(self) -> None:
        request = announced()
        for name, at in (("ubah", "2026-07-15T09:00"), ("lewati", "2026-07-17T09:00")):
            request = request.fire(name, by=CLERK, at=wib(at))

        assert not opens(request, "laksanakan", wib("2026-07-20T09:00"))
        assert opens(request, "laksanakan", wib("2026-07-21T09:00"))

    def test_for_what_was_never_done_does_not_end(self) -> None:
        assert unmet(announced(step="lewati"), "laksanakan", wib("2027-01-04T09:00")) == [
            (
                "not_before",
                (
                    "'Laksanakan' baru dapat dilakukan setelah 10 hari kerja sejak 'Umumkan', yang "
                    "belum pernah dilakukan"
                ),
                (
                    "'Laksanakan (en)' is only possible after 10 working days since "
                    "'Umumkan (en)', which has not been done yet"
                ),
                "PMA 30/2024 pasal 3-4",
            )
        ]

    def test_is_counted_from_the_step_as_it_was_corrected(self) -> None:
        request = announced().correct(
            3, by=CLERK, at=wib("2026-07-08T09:00"), reason="x", happened=wib("2026-07-07T09:00")
        )

        assert not opens(request, "laksanakan", wib("2026-07-21T09:00"))
        assert opens(request, "laksanakan", wib("2026-07-22T09:00"))

    @pytest.mark.parametrize(
        ("term", "at", "words"),
        [
            # From 10:00: two hours to the break at 12:00, and one after it, at 13:00.
            ("3 jam kerja", "2026-07-06T14:00", "Senin, 6 Juli 2026 pukul 14.00 WIB"),
            ("3x24 jam", "2026-07-09T10:00", "Kamis, 9 Juli 2026 pukul 10.00 WIB"),
        ],
    )
    def test_of_time_has_passed_after_its_exact_minute(
        self, term: str, at: str, words: str
    ) -> None:
        request = announced(rules(wait={"after": term}))
        ((_, indonesian, english, _),) = unmet(request, "laksanakan", wib(at))

        assert opens(request, "laksanakan", wib(at) + MOMENT)
        assert indonesian == (
            f"'Laksanakan' baru dapat dilakukan setelah {words}: {term} sejak 'Umumkan' "
            "(Senin, 6 Juli 2026 pukul 10.00 WIB) harus lewat"
        )
        assert " is only possible after " in english

    def test_of_days_of_the_calendar_counts_days_off(self) -> None:
        # Three days after Monday the 6th are 7, 8 and 9 July.
        request = announced(rules(wait={"after": "3 hari"}))

        assert not opens(request, "laksanakan", wib("2026-07-10T00:00"))
        assert opens(request, "laksanakan", wib("2026-07-10T00:00") + MOMENT)

    def test_that_nobody_can_determine_is_refused_in_words(self) -> None:
        request = announced(rules(wait={"after": "600 hari kerja"}))

        assert unmet(request, "laksanakan", wib("2031-01-06T09:00")) == [
            (
                "not_before",
                (
                    "'Laksanakan' baru dapat dilakukan setelah 600 hari kerja sejak 'Umumkan' "
                    "(Senin, 6 Juli 2026 pukul 10.00 WIB); kapan itu lewat belum dapat ditentukan, "
                    "karena belum ada keputusan hari libur yang mencakupnya"
                ),
                (
                    "'Laksanakan (en)' is only possible after 600 working days since "
                    "'Umumkan (en)' (Monday, 6 July 2026 at 10:00 WIB); when that is over "
                    "cannot be determined, because no decree of days off covers it yet"
                ),
                "PMA 30/2024 pasal 3-4",
            )
        ]

    def test_closes_the_option_until_it_has_passed(self) -> None:
        assert options(announced(), wib("2026-07-20T09:00")) == ["ubah"]
        assert options(announced(), wib("2026-07-21T09:00")) == ["ubah", "laksanakan"]

    def test_and_a_window_leave_the_days_between(self) -> None:
        # Eleven working days after Monday the 6th end on Tuesday the 21st, at closing.
        request = announced(rules(window="11 hari kerja"))

        assert [
            [one[0] for one in unmet(request, "laksanakan", wib(at))]
            for at in ("2026-07-20T09:00", "2026-07-21T16:00", "2026-07-21T16:01")
        ] == [["not_before"], [], ["window"]]

    def test_refuses_what_is_fired_too_early(self) -> None:
        ((code, *_),) = refused(
            announced(), lambda one: one.fire("laksanakan", by=CLERK, at=wib("2026-07-20T09:00"))
        )

        assert code == "not_before"

    def test_that_was_kept_can_be_told_again_and_one_that_was_not_cannot(self) -> None:
        request = announced().fire("laksanakan", by=CLERK, at=wib("2026-07-21T09:00"))

        again = replay(request.rules, "ACR-1", request.history, office=OFFICE, applicant="P-5")

        assert again == request
        with pytest.raises(Refused):
            announced().fire("laksanakan", by=CLERK, at=wib("2026-07-21T00:00"))

    def test_lets_a_timer_lapse_that_comes_too_early(self) -> None:
        timer = {
            "name": "batas",
            "states": "diumumkan",
            "after": "5 hari kerja",
            "fires": "laksanakan",
            "label": label("Batas"),
        }
        request = announced(rules(timers=[timer])).advance(at=wib("2026-07-21T09:00"))

        assert [(one.kind, one.name) for one in request.history[3:]] == [("lapsed", "batas")]
