"""
What an office promises, within the national standard and never beyond it.
"""

from datetime import date
from typing import Any

import pytest

from layanan import Office
from layanan.calendars import CivilDateError
from layanan.law import NotInForceError
from layanan.records import WrongTypeError
from layanan.request import replay
from layanan.service import (
    DefinitionError,
    InconsistentDefinitionError,
    ServiceDefinition,
    ServiceType,
    StandardConflictError,
    UnknownOfficeStandardError,
    refine,
    resolve,
)
from tests.strategies.standards import ON, SOURCE, definition, label, need
from tests.unit.request.cases import OFFICE, STAFF, wib

LAW: dict[str, Any] = {
    "name": "surat",
    "label": label("Surat"),
    "term": "10 hari kerja",
    "published": "paling lama 10 hari kerja",
    "starts": "ajukan",
    "ends": "terbitkan",
    "cites": "UU 25/2009 pasal 21",
}
NORM = LAW | {
    "rank": "norm",
    "term": "5 hari kerja",
    "published": "5 hari",
    "cites": "Standar Pelayanan Kanwil Bali",
}


def standard(office: str = "kanwil.bali", **more: Any) -> dict[str, Any]:
    return {
        "office": office,
        "name": "Kanwil Bali",
        "unit": "kanwil",
        "in_force": "unknown",
        "sources": [SOURCE],
        "confidence": "low",
    } | more


def whole(*standards: dict[str, Any], **version: Any) -> ServiceType:
    data = definition({"levels": [LAW]} | version, standards=list(standards))
    return resolve(ServiceDefinition.model_validate(data), on=ON)


def refused(*standards: dict[str, Any], **version: Any) -> list[tuple[str, str]]:
    """
    Return the place and words of everything that is wrong.
    """
    with pytest.raises(DefinitionError) as caught:
        whole(*standards, **version)
    return [(one.key, one.text.en) for one in caught.value.faults]


class TestATighterLimit:
    def test_takes_the_place_of_the_national_one(self) -> None:
        bali = whole(standard(levels=[NORM])).for_office("kanwil.bali", on=ON)

        assert [str(one.term) for one in bali.levels] == ["5 hari kerja"]
        assert bali.version == "1+kanwil.bali.1"
        assert bali.offices[0].office == "kanwil.bali"

    def test_may_stand_beside_it_under_a_name_of_its_own(self) -> None:
        own = NORM | {"name": "surat_bali", "keeps": "surat"}
        bali = whole(standard(levels=[own])).for_office("kanwil.bali", on=ON)

        assert [one.name for one in bali.levels] == ["surat", "surat_bali"]

    def test_makes_other_rules(self) -> None:
        national = whole(standard(levels=[NORM]))

        assert national.for_office("kanwil.bali", on=ON).hash != national.hash

    def test_leaves_the_national_standard_as_it_is(self) -> None:
        national = whole(standard(levels=[NORM]))
        national.for_office("kanwil.bali", on=ON)

        assert [str(one.term) for one in national.levels] == ["10 hari kerja"]

    def test_times_the_requests_that_are_opened_from_it(self) -> None:
        bali = whole(standard(levels=[NORM])).for_office("kanwil.bali", on=ON)
        at = wib("2026-07-06T09:00")
        request = bali.open("S-1", office=OFFICE, applicant="P-5", at=at)
        request = request.fire("ajukan", by=type(STAFF)("P-5", roles={"pemohon"}), at=at)

        due = request.clock("surat", at=at).due
        assert due is not None
        # 7, 8, 9, 10 and 13 July 2026.
        assert due.day == date(2026, 7, 13)
        assert request.history[0].version == "1+kanwil.bali.1"
        again = replay(bali.rules, "S-1", request.history, office=OFFICE, applicant="P-5")
        assert again == request


class TestALooserLimit:
    def test_is_refused_with_both_texts_and_both_laws(self) -> None:
        beyond = NORM | {"term": "11 hari kerja", "published": "11 hari"}

        assert refused(standard(levels=[beyond])) == [
            (
                "standards.0.levels.0.term",
                (
                    'the norm of 11 working days ("11 hari") exceeds the limit of Surat (en), '
                    '10 working days ("paling lama 10 hari kerja") (UU 25/2009 pasal 21)'
                ),
            )
        ]

    def test_is_found_out_under_another_name_too(self) -> None:
        beyond = NORM | {"name": "surat_bali", "term": "11 hari kerja", "published": None}

        [(place, words)] = refused(standard(levels=[beyond]))

        assert place == "standards.0.levels.0.term"
        assert words.startswith("the norm of 11 working days exceeds the limit of Surat (en)")

    def test_of_another_stretch_is_another_promise(self) -> None:
        other = NORM | {"name": "siap", "term": "30 hari kerja", "starts": "buka"}
        bali = whole(standard(levels=[other])).for_office("kanwil.bali", on=ON)

        assert [one.name for one in bali.levels] == ["surat", "siap"]

    def test_is_no_limit_that_an_office_calls_law(self) -> None:
        [(place, words)] = refused(standard(levels=[NORM | {"rank": "law"}]))

        assert (place, words) == (
            "standards.0.levels.0.rank",
            "an office sets no legal limit; write rank: norm",
        )

    def test_is_a_change_of_anything_but_the_time(self) -> None:
        later = NORM | {"starts": "buka", "counting": {"receipt": "office_hours"}}

        [(place, words)] = refused(standard(levels=[later]))

        assert place == "standards.0.levels.0.starts"
        assert words == (
            '"surat" replaces the national level, so starts and counting must be the same; give '
            "another stretch another name"
        )

    def test_is_no_limit_at_all(self) -> None:
        found = refused(standard(levels=[NORM | {"term": None, "unlimited": "working_days"}]))

        assert [place for place, _ in found] == ["standards.0.levels.0.unlimited"]

    def test_is_a_moment_on_the_calendar_in_place_of_a_term(self) -> None:
        target = {"rule": "FREQ=MONTHLY;BYMONTHDAY=10"}

        found = refused(standard(levels=[NORM | {"term": None, "target": target}]))

        assert [place for place, _ in found] == ["standards.0.levels.0.target"]

    def test_is_one_in_another_unit_which_may_end_later(self) -> None:
        # 14 calendar days after a Saturday are a Saturday, 10 working days after it a Friday.
        other = NORM | {"term": "14 hari kalender"}

        assert refused(standard(levels=[other])) == [
            (
                "standards.0.levels.0.term",
                (
                    '"surat" replaces the national level of 10 working days, so its unit must be '
                    "the same; give it another name, and the national limit stays beside it"
                ),
            )
        ]
        beside = whole(standard(levels=[other | {"name": "surat_bali"}]))
        assert [str(one.term) for one in beside.for_office("kanwil.bali", on=ON).levels] == [
            "10 hari kerja",
            "14 hari",
        ]

    def test_is_one_that_is_multiplied(self) -> None:
        each = NORM | {"per": {"fact": "jumlah"}}
        spec = {"jumlah": {"label": label("Jumlah"), "kind": "integer"}}

        [(place, words)] = refused(standard(levels=[each]), facts=spec)

        assert place == "standards.0.levels.0.per"
        assert words.startswith('"surat" replaces the national level, so per must be the same')

    def test_is_measured_case_by_case(self) -> None:
        spec = {"ada": {"label": label("Ada"), "kind": "boolean"}}
        case = {"fact": "ada", "among": True, "label": label("Ada")}
        national = LAW | {"choices": [case | {"term": "2 hari kerja"}], "fixed": "ajukan"}

        def own(term: str, **more: Any) -> dict[str, Any]:
            return standard(levels=[national | NORM | {"choices": [case | {"term": term}]} | more])

        whole(own("2 hari kerja"), levels=[national], facts=spec)
        [(place, words)] = refused(own("3 hari kerja"), levels=[national], facts=spec)
        assert place == "standards.0.levels.0.choices.0.term"
        assert words.startswith('the norm of 3 working days ("5 hari") exceeds the limit of Surat')
        [(place, _)] = refused(own("1 hari kerja", fixed=[]), levels=[national], facts=spec)
        assert place == "standards.0.levels.0.fixed"
        other = own("1 hari kerja", choices=[case | {"among": False, "term": "1 hari kerja"}])
        [(place, _)] = refused(other, levels=[national], facts=spec)
        assert place == "standards.0.levels.0.choices"

    def test_is_the_loss_of_what_follows_when_it_is_over(self) -> None:
        warns = {"does": "warn", "label": label("Lewat waktu")}
        national = LAW | {"expiry": warns}

        [(place, _)] = refused(standard(levels=[NORM]), levels=[national])

        assert place == "standards.0.levels.0.expiry"
        renamed = NORM | {"expiry": warns | {"label": label("Terlambat")}}
        whole(standard(levels=[renamed]), levels=[national])


def test_where_no_limit_is_set_an_office_may_set_one() -> None:
    free = LAW | {"term": None, "unlimited": "working_days", "published": None}

    bali = whole(standard(levels=[NORM]), levels=[free]).for_office("kanwil.bali", on=ON)

    assert [str(one.term) for one in bali.levels] == ["5 hari kerja"]


def test_a_reading_that_the_host_switched_off_stays_off_in_an_office() -> None:
    pause = {"code": "jeda", "turns": "applicant", "label": label("Jeda"), "confidence": "low"}
    service = whole(
        standard(levels=[NORM | {"pauses": [pause]}]), levels=[LAW | {"pauses": [pause]}]
    )

    bali = service.with_readings({"jeda": False}).for_office("kanwil.bali", on=ON)

    assert bali.readings == {"jeda": False}


class TestWhatMayChange:
    def test_is_what_the_national_standard_declares(self) -> None:
        found = refused(
            standard(
                requirements=[need("ktp")], complaints=[{"label": label("x"), "source": SOURCE}]
            )
        )

        assert found == [
            (
                f"standards.0.{field}",
                (
                    "the national standard does not let an office change this; it may change: "
                    "levels, channels, and procedure (refinable)"
                ),
            )
            for field in ("requirements", "complaints")
        ]

    def test_is_nothing_where_it_declares_nothing(self) -> None:
        [(_, words)] = refused(standard(levels=[NORM]), refinable=[])

        assert words.endswith("it may change: nothing (refinable)")

    def test_is_added_and_never_redefined(self) -> None:
        channel = {"code": "loket", "label": label("Loket"), "source": SOURCE}
        found = refused(
            standard(requirements=[need("ktp")], channels=[channel]),
            requirements=[need("ktp")],
            channels=[channel],
            refinable=["requirements", "channels"],
        )

        assert [place for place, _ in found] == [
            "standards.0.requirements.0.code",
            "standards.0.channels.0.code",
        ]
        assert all("an office only adds" in words for _, words in found)

    def test_is_put_together(self) -> None:
        step = {"label": label("Serahkan berkas")}
        bali = whole(
            standard(
                requirements=[need("kk")],
                channels=[{"code": "wa", "label": label("WhatsApp"), "source": SOURCE}],
                procedure=[step],
                complaints=[{"label": label("Kotak saran"), "source": SOURCE}],
                notes=[label("Hanya di Bali")],
            ),
            requirements=[need("ktp")],
            procedure=[{"label": label("Antre")}],
            refinable=["requirements", "channels", "procedure", "clauses"],
        ).for_office("kanwil.bali", on=ON)

        found = bali.standard
        assert [one.code for one in found.requirements] == ["ktp", "kk"]
        assert [one.code for one in found.channels] == ["wa"]
        assert [one.label.id for one in found.procedure] == ["Serahkan berkas"]
        assert [one.label.id for one in found.complaints] == ["Kotak saran"]
        assert [one.id for one in found.notes] == ["Hanya di Bali"]


class TestAnOffice:
    @pytest.mark.parametrize("office", [5, None, ["kanwil.bali"]])
    def test_of_another_kind_is_refused(self, office: Any) -> None:
        with pytest.raises(WrongTypeError, match="office must be an Office or the code of one"):
            whole(standard(levels=[NORM])).for_office(office, on=ON)

    @pytest.mark.parametrize("office", ["kanwil.bali", OFFICE])
    def test_is_asked_for_on_a_plain_date(self, office: Any) -> None:
        with pytest.raises(CivilDateError):
            whole(standard(levels=[NORM])).for_office(office, on=wib("2026-07-06T09:00"))

    def test_without_a_standard_is_told_with_the_nearest(self) -> None:
        with pytest.raises(UnknownOfficeStandardError) as caught:
            whole(standard(levels=[NORM])).for_office("kanwil.bal", on=ON)

        assert str(caught.value) == (
            'umum.surat has no standard of the office "kanwil.bal"; did you mean "kanwil.bali"? '
            "offices on record: kanwil.bali"
        )
        assert caught.value.describe("id") == (
            'umum.surat tidak mempunyai standar kantor "kanwil.bal"; mungkin maksudnya '
            '"kanwil.bali"? kantor yang tercatat: kanwil.bali'
        )

    def test_of_a_service_that_no_office_refines_is_told_so(self) -> None:
        with pytest.raises(UnknownOfficeStandardError, match="offices on record: none"):
            whole().for_office("kanwil.bali", on=ON)

    def test_outside_its_days_is_told_which_they_are(self) -> None:
        dated = standard(levels=[NORM], in_force="2027-01-01", until="2028-01-01")

        with pytest.raises(NotInForceError, match="1 January 2027 to 31 December 2027"):
            whole(dated).for_office("kanwil.bali", on=ON)
        assert whole(dated).for_office("kanwil.bali", on=date(2027, 1, 1)).offices

    def test_takes_over_what_those_above_it_promise_the_highest_first(self) -> None:
        kanwil = standard("kanwil.jateng", levels=[NORM | {"term": "7 hari kerja"}])
        own = standard("kankemenag.3374", levels=[NORM | {"term": "3 hari kerja"}])
        above = {"code": "kanwil.jateng", "name": "Kanwil", "level": "kanwil"}
        above["along"] = "accountable_to"
        office = Office.model_validate(OFFICE.model_dump() | {"superiors": [above]})

        found = whole(kanwil, own).for_office(office, on=ON)

        assert found.version == "1+kanwil.jateng.1+kankemenag.3374.1"
        assert [str(one.term) for one in found.levels] == ["3 hari kerja"]
        assert whole(kanwil).for_office(office, on=ON).version == "1+kanwil.jateng.1"

    def test_may_not_loosen_what_its_superior_tightened(self) -> None:
        service = whole(
            standard("kanwil.jateng", levels=[NORM | {"term": "3 hari kerja"}]),
            standard("kankemenag.3374", levels=[NORM | {"term": "7 hari kerja"}]),
        )
        tight = service.for_office("kanwil.jateng", on=ON)

        with pytest.raises(StandardConflictError) as caught:
            refine(tight, service.definition.standards[1])

        assert "exceeds the limit" in str(caught.value)
        assert "melebihi" in caught.value.describe("id")
        assert str(caught.value).startswith("umum.surat, kankemenag.3374: ")

    def test_without_any_has_the_national_standard(self) -> None:
        national = whole(standard(levels=[NORM]))

        assert national.for_office(OFFICE, on=ON) is national


def test_conflicts_are_problems_of_the_definition() -> None:
    assert issubclass(InconsistentDefinitionError, ValueError)
    assert len(refused(standard(levels=[NORM | {"rank": "law", "term": "12 hari kerja"}]))) == 2
