"""
Whether the parts of a standard go together, and those of offices with it: every fault, placed.
"""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from layanan.lifecycle import Lifecycle
from layanan.service import DefinitionError, ServiceDefinition, find_misfits, load
from tests.strategies.standards import (
    LIFECYCLE,
    SOURCE,
    definition,
    fact,
    fee_of,
    label,
    need,
    rule,
)

FACTS = {
    "lahir": fact("tanggal lahir", "date"),
    "akad": fact("tanggal akad", "date"),
    "waktu": fact("waktu akad", "instant"),
    "jumlah": fact("jumlah", "integer"),
    "tempat": fact("tempat"),
}
SHARED = {"surat": Lifecycle.model_validate(LIFECYCLE)}
LEVEL: dict[str, Any] = {
    "name": "surat",
    "label": label("Surat"),
    "term": "3 hari kerja",
    "starts": "ajukan",
    "ends": "terbitkan",
    "cites": "UU 25/2009 pasal 21",
}


def refused(data: dict[str, Any]) -> dict[str, str]:
    """
    Return the faults of a definition that is refused as it is read.
    """
    with pytest.raises(DefinitionError) as caught:
        load(json.dumps(data), ServiceDefinition)
    assert all(fault.text.id for fault in caught.value.faults)
    return {fault.key.removeprefix("versions.0."): fault.text.en for fault in caught.value.faults}


def misfits(data: dict[str, Any], shared: Mapping[str, Lifecycle] = SHARED) -> dict[str, str]:
    """
    Return what does not fit shared lifecycles.
    """
    read = load(json.dumps(data), ServiceDefinition)
    found = find_misfits(read, lifecycles=shared)
    return {".".join(map(str, one.loc)).removeprefix("versions.0."): one.label.en for one in found}


def eligible(**fields: Any) -> dict[str, Any]:
    return {
        "code": "umur",
        "label": label("Umur"),
        "must": {"age": "lahir", "on": "akad", "at_least": 19},
        "cites": "UU 16/2019",
        "source": SOURCE,
        **fields,
    }


class TestAFact:
    EVERYWHERE = {  # noqa: RUF012 - plain data
        "requirements": [
            need(
                "izin",
                when=[
                    {"fact": "tmpat", "equals": "kua"},
                    {"age": "tempat", "on": "jumlah", "less_than": 21},
                ],
                age="1 bulan",
                on="waktu",
            )
        ],
        "eligibility": [eligible(must={"age": "lahr", "at_least": 19})],
        "fee": fee_of(
            rule("satu", 1, when={"open_at": "akad"}, per="tempat"), rule("dua", 2, per="jmlah")
        ),
    }
    FOUND = {  # noqa: RUF012 - plain data
        "requirements.0.when.0.fact": (
            'there is no fact "tmpat" in surat; known: lahir, akad, waktu, jumlah, and tempat'
        ),
        "requirements.0.when.1.age": "tempat must be of the kind date, not text",
        "requirements.0.when.1.on": "jumlah must be of the kind date, not integer",
        "requirements.0.on": "waktu must be of the kind date, not instant",
        "eligibility.0.must.age": (
            'there is no fact "lahr" in surat; known: lahir, akad, waktu, jumlah, and tempat'
        ),
        "fee.rules.0.when.0.open_at": "akad must be of the kind instant, not date",
        "fee.rules.0.per": "tempat must be of the kind integer, not text",
        "fee.rules.1.per": (
            'there is no fact "jmlah" in surat; known: lahir, akad, waktu, jumlah, and tempat'
        ),
    }

    def test_must_be_declared_with_its_kind(self) -> None:
        assert misfits(definition({**self.EVERYWHERE, "facts": FACTS, "lifecycle": "surat"})) == (
            self.FOUND
        )

    def test_must_be_declared_where_the_lifecycle_is_inline_too(self) -> None:
        found = refused(definition({**self.EVERYWHERE, "facts": FACTS}))

        assert set(found.values()) == set(self.FOUND.values())

    def test_may_be_anything_where_none_is_declared(self) -> None:
        assert misfits(definition({**self.EVERYWHERE, "lifecycle": "surat"})) == {}

    def test_may_be_declared_by_the_lifecycle(self) -> None:
        shared = {"surat": Lifecycle.model_validate(LIFECYCLE | {"facts": FACTS})}
        sound = {"eligibility": [eligible()], "lifecycle": "surat"}

        assert misfits(definition(sound), shared) == {}
        assert list(misfits(definition({**self.EVERYWHERE, "lifecycle": "surat"}), shared)) == (
            list(self.FOUND)
        )

    def test_of_a_service_may_choose_a_term_of_an_inline_lifecycle(self) -> None:
        level = LEVEL | {"per": {"fact": "jumlah"}}

        assert misfits(definition({"levels": [level], "facts": FACTS})) == {}

    def test_is_asked_for_a_value_that_it_can_have(self) -> None:
        facts = {**FACTS, "lengkap": fact("lengkap", "boolean")}
        asked = [
            {"fact": "lengkap", "equals": "ya"},
            {"fact": "lengkap", "equals": True},
            {"fact": "jumlah", "at_least": 2},
            {"fact": "jumlah", "stated": True},
        ]

        found = refused(definition({"requirements": [need("izin", when=asked)], "facts": facts}))

        assert found == {
            "requirements.0.when.0": (
                "lengkap is of the kind boolean, so this can never hold; change the value or the "
                "kind"
            )
        }

    def test_is_not_asked_of_an_age_on_the_day_of_the_step(self) -> None:
        now = eligible(must={"age": "lahir", "at_least": 19})

        assert misfits(definition({"eligibility": [now], "facts": FACTS})) == {}


class TestADependency:
    def test_is_another_service(self) -> None:
        whole = definition({})
        itself = {
            "service": whole["code"],
            "relation": "first",
            "label": label("Surat"),
            "source": SOURCE,
        }

        assert refused(definition({"dependencies": [itself]})) == {
            "dependencies.0.service": "a service cannot depend on itself; name another service"
        }


class TestARequirement:
    def test_is_handed_in_in_one_way_or_another(self) -> None:
        found = refused(definition({"requirements": [need("izin", media=["paper", "paper"])]}))

        assert found == {
            "requirements.0.media.1": '"paper" is named already; leave one of them out'
        }

    def test_that_stands_in_is_one_of_the_service(self) -> None:
        found = refused(
            definition(
                {
                    "requirements": [need("dispensasi")],
                    "eligibility": [eligible(unless=["dispensasi", "dispensai"])],
                }
            )
        )

        assert found == {
            "eligibility.0.unless.1": ('there is no requirement "dispensai"; known: dispensasi')
        }

    def test_that_another_service_meets_is_one_of_this(self) -> None:
        first = {
            "service": "kua.rekomendasi_nikah",
            "relation": "first",
            "requirement": "rekomendasi",
            "label": label("Rekomendasi"),
            "source": SOURCE,
        }
        feeds = first | {"relation": "feeds"}

        assert refused(definition({"dependencies": [first, feeds]})) == {
            "dependencies.0.requirement": 'there is no requirement "rekomendasi"; known: none'
        }
        met = {"dependencies": [first], "requirements": [need("rekomendasi")]}
        assert misfits(definition(met)) == {}

    def test_that_nobody_names_may_be_left_out(self) -> None:
        first = {
            "service": "kua.bimbingan",
            "relation": "first",
            "label": label("Bimbingan"),
            "source": SOURCE,
        }

        assert misfits(definition({"dependencies": [first]})) == {}


class TestAVisit:
    def test_is_at_a_step_of_the_lifecycle(self) -> None:
        presence = [
            {"code": "a", "label": label("a"), "step": "terbitkan", "source": SOURCE},
            {"code": "b", "label": label("b"), "step": "terbitkn", "source": SOURCE},
            {"code": "c", "label": label("c"), "source": SOURCE},
        ]

        assert refused(definition({"presence": presence})) == {
            "presence.1.step": (
                'there is no transition "terbitkn" in surat; known: ajukan and terbitkan'
            )
        }


class TestARole:
    def test_that_extends_a_level_is_one_of_the_lifecycle(self) -> None:
        extension = {"term": "1 hari kerja", "roles": ["petugas", "kepala"]}

        assert refused(definition({"levels": [LEVEL | {"extension": extension}]})) == {
            "levels.0.extension.roles.1": (
                'there is no role "kepala" in surat; known: pemohon and petugas'
            )
        }


class TestTwoKeysThatGainsayEachOther:
    def test_are_told_each_at_its_place(self) -> None:
        product = {"code": "izin", "label": label("Izin"), "source": SOURCE}
        lasting = product | {"endless": True, "validity": "5 tahun"}

        assert refused(
            definition({"requirements": [need("foto", on="akad")], "products": [lasting]})
        ) == {
            "requirements.0.on": (
                "on gives the day for age, and there is no age; write age, or delete on"
            ),
            "products.0.endless": (
                "endless means that it never expires, and validity gives 5 years; write only one "
                "of them"
            ),
        }

    def test_are_no_more_than_these(self) -> None:
        product = {"code": "izin", "label": label("Izin"), "source": SOURCE}
        needs = [need("foto", age="1 bulan", on="akad"), need("ktp", age="1 bulan")]

        for kept in ({"endless": True}, {"validity": "5 tahun"}):
            data = {"requirements": needs, "products": [product | kept], "facts": FACTS}
            assert misfits(definition({**data, "lifecycle": "surat"})) == {}


class TestAFeeRule:
    KUA = {"fact": "tempat", "equals": "kua"}  # noqa: RUF012 - plain data
    OPEN = {"open_at": "waktu"}  # noqa: RUF012 - plain data

    def test_after_one_without_a_condition_never_applies(self) -> None:
        found = refused(
            definition({"fee": fee_of(rule("semua", 1), rule("kua", 0, when=self.KUA))})
        )

        assert found == {
            "fee.rules.1.when": (
                'never applies: "semua" above it applies in every case of this one; write the '
                "more special rule first"
            )
        }

    def test_after_one_that_asks_less_never_applies(self) -> None:
        worded = self.KUA | {"label": label("di KUA")}
        rules = [
            rule("kua", 0, when=self.KUA),
            rule("kua_buka", 1, when=[self.OPEN, worded]),
            rule("lain", 2),
            rule("sisa", 3),
        ]

        assert sorted(refused(definition({"fee": fee_of(*rules)}))) == [
            "fee.rules.1.when",
            "fee.rules.3",
        ]

    def test_after_one_that_asks_more_or_something_else_may_apply(self) -> None:
        rules = [
            rule("kua_buka", 0, when=[self.KUA, self.OPEN]),
            rule("kua", 1, when=self.KUA),
            rule("buka", 2, when=self.OPEN),
            rule("lain", 3),
        ]

        assert misfits(definition({"fee": fee_of(*rules), "facts": FACTS})) == {}

    def test_has_a_name_of_its_own(self) -> None:
        rules = [rule("kua", 0, when=self.KUA), rule("kua", 1)]

        assert refused(definition({"fee": fee_of(*rules)})) == {
            "fee.rules.1.code": '"kua" is already the name of an earlier entry'
        }


def test_an_age_a_validity_and_a_retention_end_on_a_calendar_day() -> None:
    renewal = {"before": "1 hari kerja", "most": "3 jam", "label": label("r")}
    kept = {"then": "destroy", "cites": "UU 43/2009", "source": SOURCE}
    found = refused(
        definition(
            {
                "requirements": [need("a", age="5 hari kerja"), need("b", age="2 minggu")],
                "products": [
                    {
                        "code": "izin",
                        "label": label("Izin"),
                        "validity": "24 jam",
                        "renewal": renewal,
                        "source": SOURCE,
                    },
                    {"code": "lain", "label": label("Lain"), "source": SOURCE},
                ],
                "retention": [
                    kept | {"outcome": "success", "keep": "5 hari kerja"},
                    kept | {"outcome": "refusal"},
                ],
            }
        )
    )

    assert sorted(found) == [
        "products.0.renewal.before",
        "products.0.renewal.most",
        "products.0.validity",
        "requirements.0.age",
        "retention.0.keep",
    ]
    assert found["requirements.0.age"] == (
        "5 working days cannot be counted here; give calendar days, weeks, months or years"
    )


def office(**fields: Any) -> dict[str, Any]:
    return {
        "office": "kanwil.diy",
        "name": "Kanwil DIY",
        "unit": "kanwil",
        "in_force": "2019-01-01",
        "sources": [SOURCE],
        "confidence": "low",
        **fields,
    }


class TestTheStandardsOfAnOffice:
    def test_have_names_of_their_own(self) -> None:
        found = refused(
            definition(
                standards=[
                    office(until="2020-01-01"),
                    office(in_force="2020-01-01"),
                    office(office="kanwil.dki"),
                ]
            )
        )

        assert found == {
            "standards.1": ('kanwil.diy already has a standard "1"; give another version')
        }

    @pytest.mark.parametrize("until", [None, "2020-01-02"])
    def test_do_not_overlap(self, until: str | None) -> None:
        # The later one stands first: offices add where they like.
        later = office(version="2", in_force="2020-01-01")

        assert refused(definition(standards=[later, office(until=until)])) == {
            "standards.1.until": 'overlaps with "2" of kanwil.diy; write until: 2020-01-01'
        }

    def test_do_not_begin_on_one_day(self) -> None:
        standards = [office(in_force="unknown"), office(version="2", in_force="unknown")]

        assert refused(definition(standards=standards)) == {
            "standards.1.in_force": 'begins on the same day as "1" of kanwil.diy'
        }

    def test_do_not_end_before_they_begin(self) -> None:
        assert refused(definition(standards=[office(until="2019-01-01")])) == {
            "standards.0.until": "must be after the day it comes into force, 2019-01-01"
        }

    def test_may_leave_a_gap(self) -> None:
        standards = [office(until="2019-07-01"), office(version="2", in_force="2020-01-01")]

        assert misfits(definition(standards=standards)) == {}

    @pytest.mark.parametrize("named", ["surat", LIFECYCLE])
    def test_fit_the_lifecycle_of_the_national_one(self, named: Any) -> None:
        strange = LEVEL | {"ends": "terbitkn", "rank": "norm"}
        version = {"lifecycle": named, "facts": FACTS, "refinable": ["levels", "requirements"]}
        wrong = office(
            levels=[strange],
            requirements=[need("x", when={"fact": "tmpat", "equals": "a"})],
            published=[{"level": "surt", "text": "3 hari", "by": "Kanwil", "source": SOURCE}],
        )

        found = misfits(
            definition(
                version | {"until": "2021-01-01"},
                version | {"version": "2", "in_force": "2021-01-01"},
                standards=[office(office="kanwil.dki"), wrong],
            )
        )

        assert list(found) == [
            "standards.1.levels.0.ends.0",
            "standards.1.published.0.level",
            "standards.1.requirements.0.when.0.fact",
        ]
        assert "there is no transition" in found["standards.1.levels.0.ends.0"]

    def test_may_keep_within_a_national_limit(self) -> None:
        norm = LEVEL | {"name": "norma", "rank": "norm", "keeps": "surat"}

        def found(**changes: Any) -> dict[str, str]:
            standards = [office(levels=[norm | changes])]
            return misfits(definition({"levels": [LEVEL]}, standards=standards))

        assert found(term="2 hari kerja") == {}
        assert list(found(term="4 hari kerja")) == ["standards.0.levels.0.term"]

    def test_may_tell_a_national_limit_in_their_own_words(self) -> None:
        words = {"level": "surat", "text": "3 hari", "by": "Kanwil", "source": SOURCE}

        assert misfits(definition({"levels": [LEVEL]}, standards=[office(published=[words])])) == {}

    def test_need_not_fit_what_was_over_before_them_or_begins_after(self) -> None:
        versions: list[dict[str, Any]] = [
            {"lifecycle": "surat", "until": "2018-01-01", "in_force": "2010-05-01"},
            {
                "lifecycle": "surat",
                "levels": [LEVEL],
                "version": "2",
                "in_force": "2018-01-01",
                "until": "2022-01-01",
            },
            {"lifecycle": "surat", "version": "3", "in_force": "2022-01-01"},
        ]
        words = {"level": "surat", "text": "3 hari", "by": "Kanwil", "source": SOURCE}
        during = office(published=[words], until="2022-01-01")

        assert misfits(definition(*versions, standards=[during])) == {}
        assert list(misfits(definition(*versions, standards=[during | {"until": None}]))) == [
            "standards.0.published.0.level"
        ]

    def test_of_a_version_without_a_lifecycle_are_not_asked(self) -> None:
        standards = [office(levels=[LEVEL | {"ends": "terbitkn"}])]

        assert list(misfits(definition({"lifecycle": "srat"}, standards=standards))) == [
            "lifecycle"
        ]
