"""
What changed between two versions, and for whom.

The expected directions are worked out from what each field means to somebody
who applies: a shorter limit is better for the applicant, one more requirement
is worse.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from layanan.lifecycle import (
    AgeIs,
    FactIs,
    FactSpec,
    Lifecycle,
    NotAfter,
    NotBefore,
    Notice,
    State,
    SubRequest,
    Timer,
    Transition,
)
from layanan.service import (
    Channel,
    Dependency,
    Eligibility,
    Fee,
    FeeRule,
    OpenAt,
    Presence,
    Product,
    Renewal,
    Requirement,
    Retention,
    ServiceDefinition,
    ServiceType,
    Version,
    resolve,
)
from layanan.service import _change_table as table
from layanan.service._change_orders import by_rank, by_strictness, by_width
from layanan.service._changes import Change, OtherServiceError, compare
from layanan.sla import (
    Choice,
    Counting,
    Cutoff,
    Expiry,
    Extension,
    Level,
    PauseRule,
    PerQuantity,
    Rung,
)

DAY = date(2026, 3, 13)
SOURCE = {"name": "Contoh", "confidence": "low"}
Data = dict[str, Any]


def label(text: str) -> dict[str, str]:
    return {"id": text, "en": f"{text} (en)"}


def requirement(**more: object) -> Data:
    return {"code": "akta", "label": label("Akta"), "source": SOURCE, **more}


def fee(**more: object) -> Data:
    return {"label": label("Biaya"), "source": SOURCE, **more}


def product(**more: object) -> Data:
    return {"code": "surat", "label": label("Surat"), "source": SOURCE, **more}


def presence(**more: object) -> Data:
    return {"code": "hadir", "label": label("Hadir"), "source": SOURCE, **more}


def channel(**more: object) -> Data:
    return {"code": "situs", "label": label("Situs"), "source": SOURCE, **more}


def eligibility(must: Data) -> Data:
    return {
        "code": "umur",
        "label": label("Umur"),
        "must": must,
        "cites": "UU 16/2019 pasal 7",
        "source": SOURCE,
    }


def retention(**more: object) -> Data:
    return {
        "outcome": "success",
        "keep": "5 tahun",
        "then": "destroy",
        "cites": "UU 43/2009",
        "source": SOURCE,
        **more,
    }


class Versions:
    """
    Make two versions of the small service, alike but for what is set.
    """

    def __init__(self, definition: Data, lifecycle: Lifecycle) -> None:
        self.definition, self.lifecycle = definition, lifecycle

    def make(self, lifecycle: Lifecycle | None = None, **fields: object) -> ServiceType:
        flow = lifecycle or self.lifecycle
        version = self.definition["versions"][0] | fields
        service = ServiceDefinition.model_validate(self.definition | {"versions": [version]})
        return resolve(service, on=DAY, lifecycles={"surat": flow})

    def level(self, **fields: object) -> ServiceType:
        return self.make(levels=[self.definition["versions"][0]["levels"][0] | fields])

    def flow(self, path: str = "", **fields: object) -> ServiceType:
        data = self.lifecycle.model_dump(mode="json")
        place: Any = data
        for key in filter(None, path.split(".")):
            place = place[int(key) if key.isdigit() else key]
        place.update(fields)
        return self.make(Lifecycle(**data))


@pytest.fixture
def versions(definition: Data, lifecycle: Lifecycle) -> Versions:
    return Versions(definition, lifecycle)


def told(before: ServiceType, after: ServiceType) -> list[tuple[str, str, str, str]]:
    return [
        (one.kind, ".".join(one.path), one.citizen, one.office) for one in compare(before, after)
    ]


def only(before: ServiceType, after: ServiceType) -> Change:
    (change,) = compare(before, after)
    return change


class TestLevels:
    def test_a_shorter_limit_is_better_for_the_applicant(self, versions: Versions) -> None:
        change = only(versions.level(), versions.level(term="2 hari kerja"))

        assert change.kind == "tightens"
        assert (change.citizen, change.office) == ("better", "worse")
        assert change.path == ("levels", "surat", "term")
        assert (str(change.before), str(change.after)) == ("3 hari kerja", "2 hari kerja")
        assert change.decides
        assert str(change) == (
            "Surat: jangka waktu berubah dari 3 hari kerja menjadi 2 hari kerja "
            "(UU 25/2009 pasal 21)"
        )
        assert change.text("en") == (
            "Surat (en): time limit changes from 3 working days to 2 working days "
            "(Law (UU) 25/2009 article 21)"
        )
        assert str(change.cites) == "UU 25/2009 pasal 21"

    def test_the_other_way_round_it_loosens(self, versions: Versions) -> None:
        assert told(versions.level(term="2 hari kerja"), versions.level()) == [
            ("loosens", "levels.surat.term", "worse", "better")
        ]

    def test_a_limit_in_another_unit_of_the_same_length_is_another_limit(
        self, versions: Versions
    ) -> None:
        # A week is seven days, but five working days usually take a week too.
        found = told(versions.level(term="5 hari kerja"), versions.level(term="7 hari"))

        assert found == [
            ("removes", "levels.surat.term", "unclear", "unclear"),
            ("adds", "levels.surat.term", "unclear", "unclear"),
        ]

    def test_the_lower_end_of_a_range_promises_nothing(self, versions: Versions) -> None:
        change = only(versions.level(), versions.level(term="2–3 hari kerja"))

        assert (change.kind, change.citizen, change.decides) == ("rewords", "same", True)

    def test_a_level_without_a_limit_has_lost_it(self, versions: Versions) -> None:
        after = versions.level(term=None, unlimited="working_days")

        assert told(versions.level(), after) == [
            ("removes", "levels.surat.term", "worse", "better"),
            ("adds", "levels.surat.unlimited", "worse", "better"),
        ]

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            (
                {"extension": {"term": "1 hari kerja"}},
                ("adds", "extension", "worse", "better"),
            ),
            ({"rank": "norm"}, ("loosens", "rank", "worse", "better")),
            (
                {"counting": {"day_one": "same"}},
                ("tightens", "counting.day_one", "better", "worse"),
            ),
            (
                {"counting": {"by": "16:00"}},
                ("adds", "counting.by", "unclear", "unclear"),
            ),
            ({"ends": ["terbitkan", "ajukan"]}, ("adds", "ends.ajukan", "worse", "better")),
            ({"starts": ["ajukan", "buka"]}, ("adds", "starts.buka", "better", "worse")),
            ({"pauses": []}, ("removes", "pauses.jeda", "better", "worse")),
            (
                {"pauses": [], "counts": "office"},
                ("loosens", "counts", "worse", "better"),
            ),
            (
                {"expiry": {"does": "warn", "label": {"id": "x", "en": "y"}}},
                ("adds", "expiry", "better", "worse"),
            ),
            (
                {"rungs": [{"name": "separuh", "percent": 50, "label": {"id": "x", "en": "y"}}]},
                ("adds", "rungs.separuh", "better", "same"),
            ),
        ],
    )
    def test_each_part_has_its_direction(
        self, versions: Versions, change: Data, expected: tuple[str, ...]
    ) -> None:
        kind, path, citizen, office = expected

        found = told(versions.level(), versions.level(**change))

        assert (kind, f"levels.surat.{path}", citizen, office) in found

    def test_a_reading_that_does_not_apply_weighs_nothing(
        self, versions: Versions, level: Data
    ) -> None:
        off = [level["pauses"][0] | {"applies": False}]

        assert told(versions.level(pauses=off), versions.level(pauses=[])) == [
            ("removes", "levels.surat.pauses.jeda", "same", "same")
        ]

    def test_a_level_that_is_gone_promises_nothing_any_more(self, versions: Versions) -> None:
        change = only(versions.make(), versions.make(levels=[]))

        assert (change.kind, change.citizen) == ("removes", "worse")
        assert change.label.id == "Jangka waktu dihapus: Surat (UU 25/2009 pasal 21)"

    def test_another_order_of_levels_says_the_same(self, versions: Versions, level: Data) -> None:
        other = level | {"name": "lain", "pauses": []}

        change = only(versions.make(levels=[level, other]), versions.make(levels=[other, level]))

        assert (change.kind, change.before, change.after) == (
            "rewords",
            ("surat", "lain"),
            ("lain", "surat"),
        )

    def test_of_readings_the_first_wins_so_their_order_counts(
        self, versions: Versions, level: Data
    ) -> None:
        one, two = level["pauses"][0], level["pauses"][0] | {"code": "lagi"}

        found = told(versions.level(pauses=[one, two]), versions.level(pauses=[two, one]))

        assert [line[0] for line in found] == ["removes", "adds"]

    @pytest.mark.parametrize(
        "change", [{"label": label("Lain")}, {"published": "tiga hari"}, {"cites": "UU 14/2008"}]
    )
    def test_words_are_only_reworded_and_decide_nothing(
        self, versions: Versions, change: Data
    ) -> None:
        found = only(versions.level(), versions.level(**change))

        assert (found.kind, found.citizen, found.office) == ("rewords", "same", "same")
        assert not found.decides


class TestStandard:
    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            ([], [requirement()], ("adds", "requirements.akta", "worse")),
            (
                [requirement(media=["paper"])],
                [requirement(media=["paper", "digital"])],
                ("loosens", "requirements.akta.media", "better"),
            ),
            (
                [requirement(copy_of="copy")],
                [requirement(copy_of="original")],
                ("tightens", "requirements.akta.copy_of", "worse"),
            ),
            (
                [requirement(age="3 bulan")],
                [requirement(age="1 bulan")],
                ("tightens", "requirements.akta.age", "worse"),
            ),
            (
                [requirement()],
                [requirement(age="1 bulan")],
                ("adds", "requirements.akta.age", "worse"),
            ),
            (
                [requirement(when={"fact": "wni", "equals": True})],
                [requirement()],
                ("tightens", "requirements.akta.when", "worse"),
            ),
            (
                [requirement()],
                [requirement(obtainable=label("dari Dukcapil"))],
                ("adds", "requirements.akta.obtainable", "better"),
            ),
            (
                [requirement(when={"open_at": "waktu"})],
                [requirement(when={"open_at": "waktu", "label": label("buka")})],
                ("rewords", "requirements.akta.when", "same"),
            ),
        ],
    )
    def test_requirements(
        self, versions: Versions, before: list[Data], after: list[Data], expected: tuple[str, ...]
    ) -> None:
        change = only(versions.make(requirements=before), versions.make(requirements=after))

        assert (change.kind, ".".join(change.path), change.citizen) == expected
        assert not change.decides

    def test_to_show_the_original_is_neither_more_nor_less_than_a_certified_copy(
        self, versions: Versions
    ) -> None:
        found = compare(
            versions.make(requirements=[requirement(copy_of="shown")]),
            versions.make(requirements=[requirement(copy_of="certified_copy")]),
        )

        assert [(one.kind, one.citizen, one.text()) for one in found] == [
            ("removes", "unclear", "Akta: wujud dokumen dihapus: asli diperlihatkan"),
            ("adds", "unclear", "Akta: wujud dokumen ditambahkan: salinan dilegalisasi"),
        ]

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            (fee(amount_idr=0), fee(amount_idr=600_000), ("tightens", "fee.amount_idr", "worse")),
            (fee(amount_idr=600_000), fee(amount_idr=0), ("loosens", "fee.amount_idr", "better")),
            (None, fee(amount_idr=0), ("adds", "fee", "better")),
            (None, fee(amount_idr=5_000), ("adds", "fee", "worse")),
            (None, fee(), ("adds", "fee", "unclear")),
        ],
    )
    def test_fees(
        self, versions: Versions, before: Data | None, after: Data, expected: tuple[str, ...]
    ) -> None:
        change = only(versions.make(fee=before), versions.make(fee=after))

        assert (change.kind, ".".join(change.path), change.citizen) == expected

    def test_an_amount_is_written_as_rupiah(self, versions: Versions) -> None:
        before, after = fee(amount_idr=0), fee(amount_idr=600_000)

        change = only(versions.make(fee=before), versions.make(fee=after))

        assert change.text() == "Biaya: tarif berubah dari Rp0 menjadi Rp600.000"
        assert change.text("en") == "Fee: amount changes from Rp0 to Rp600,000"

    @pytest.mark.parametrize(
        ("field", "before", "after", "expected"),
        [
            (
                "products",
                [product(validity="4 tahun")],
                [product(validity="5 tahun")],
                ("loosens", "better", "same"),
            ),
            ("products", [product()], [product(endless=True)], ("loosens", "better", "same")),
            ("channels", [channel()], [], ("removes", "worse", "better")),
            (
                "channels",
                [channel(acts=["apply"])],
                [channel(acts=["apply", "pay"])],
                ("loosens", "better", "worse"),
            ),
            ("presence", [], [presence(required=True)], ("adds", "worse", "same")),
            ("presence", [], [presence(required=False)], ("adds", "better", "same")),
            ("presence", [], [presence()], ("adds", "unclear", "unclear")),
            (
                "presence",
                [presence(required=False, who="office")],
                [presence(required=True, who="office")],
                ("tightens", "same", "worse"),
            ),
            (
                "retention",
                [retention()],
                [retention(keep="10 tahun")],
                ("tightens", "same", "worse"),
            ),
            (
                "eligibility",
                [eligibility({"age": "lahir", "at_least": 16})],
                [eligibility({"age": "lahir", "at_least": 19})],
                ("tightens", "worse", "same"),
            ),
            (
                "compensation",
                None,
                {"label": label("x"), "source": SOURCE},
                ("adds", "better", "worse"),
            ),
            (
                "guarantee",
                [],
                [{"label": label("x"), "source": SOURCE}],
                ("adds", "better", "same"),
            ),
            (
                "guarantee",
                [{"label": label("x"), "source": SOURCE}],
                [{"label": label("y"), "source": SOURCE}],
                ("rewords", "same", "same"),
            ),
            ("notes", [], [label("x")], ("rewords", "same", "same")),
            (
                "dependencies",
                [],
                [
                    {
                        "service": "umum.lain",
                        "relation": "first",
                        "label": label("Lain"),
                        "source": SOURCE,
                    }
                ],
                ("adds", "worse", "same"),
            ),
            (
                "dependencies",
                [],
                [
                    {
                        "service": "umum.lain",
                        "relation": "feeds",
                        "label": label("Lain"),
                        "source": SOURCE,
                    }
                ],
                ("adds", "same", "same"),
            ),
        ],
    )
    def test_the_other_components(
        self,
        versions: Versions,
        field: str,
        before: Any,
        after: Any,
        expected: tuple[str, ...],
    ) -> None:
        change = only(versions.make(**{field: before}), versions.make(**{field: after}))

        assert (change.kind, change.citizen, change.office) == expected
        assert not change.decides

    def test_what_only_names_a_version_is_no_change(self, versions: Versions) -> None:
        other = versions.make(version="2", in_force="2011-01-01", until="2027-01-01")

        assert len(compare(versions.make(), other)) == 0


class TestLifecycle:
    def test_a_label_is_reworded_and_decides_nothing(self, versions: Versions) -> None:
        change = only(versions.make(), versions.flow("states.masuk", label=label("Diterima")))

        assert (change.kind, change.decides) == ("rewords", False)
        assert change.path == ("lifecycle", "states", "masuk", "label")

    def test_another_turn_replaces_the_one_before(self, versions: Versions) -> None:
        found = told(versions.make(), versions.flow("states.masuk", turn="other"))

        assert found == [
            ("removes", "lifecycle.states.masuk.turn", "unclear", "unclear"),
            ("adds", "lifecycle.states.masuk.turn", "unclear", "unclear"),
        ]

    def test_a_document_more_falls_on_whose_turn_it_is(self, versions: Versions) -> None:
        by_applicant = versions.flow("transitions.0", documents=["akta"])
        by_office = versions.flow("transitions.1", documents=["akta"])

        assert told(versions.make(), by_applicant) == [
            ("adds", "lifecycle.transitions.ajukan.documents.akta", "worse", "same")
        ]
        assert told(versions.make(), by_office) == [
            ("adds", "lifecycle.transitions.terbitkan.documents.akta", "unclear", "worse")
        ]

    def test_a_role_more_is_welcome_to_whose_turn_it_is(self, versions: Versions) -> None:
        after = versions.flow("transitions.0", roles=["pemohon", "petugas"])

        assert told(versions.make(), after) == [
            ("adds", "lifecycle.transitions.ajukan.roles.petugas", "better", "same")
        ]

    def test_two_steps_of_one_name_are_told_apart(self, versions: Versions) -> None:
        data = versions.lifecycle.model_dump(mode="json")
        guarded = data["transitions"][1] | {"facts": ["lengkap"]}
        data["transitions"].insert(1, guarded)

        found = told(versions.make(), versions.make(Lifecycle(**data)))

        assert ("adds", "lifecycle.transitions.terbitkan#2", "unclear", "better") in found

    def test_a_step_from_every_state_falls_on_nobody_alone(self, versions: Versions) -> None:
        step = {
            "name": "cabut",
            "sources": "*",
            "target": "selesai",
            "roles": "pemohon",
            "label": label("Cabut"),
        }
        data = versions.lifecycle.model_dump(mode="json")
        data["transitions"].append(step)

        assert told(versions.make(), versions.make(Lifecycle(**data))) == [
            ("adds", "lifecycle.transitions.cabut", "unclear", "unclear")
        ]

    def test_a_step_whose_turn_changed_is_nobodys(self, versions: Versions) -> None:
        data = versions.lifecycle.model_dump(mode="json")
        data["states"]["masuk"]["turn"] = "other"
        data["transitions"][1]["note_required"] = True

        found = told(versions.make(), versions.make(Lifecycle(**data)))

        assert found[-1] == (
            "tightens",
            "lifecycle.transitions.terbitkan.note_required",
            "unclear",
            "unclear",
        )

    def test_facts_that_are_declared_are_another_thing_than_facts_that_are_not(
        self, versions: Versions
    ) -> None:
        change = only(versions.make(), versions.flow(facts={}))

        assert (change.kind, change.path, change.after) == ("adds", ("lifecycle", "facts"), ("-",))

    def test_a_fact_of_the_service_is_one_of_its_lifecycle(self, versions: Versions) -> None:
        change = only(versions.flow(facts={}), versions.make(_facts(versions), facts={}))

        assert (change.path, change.citizen) == (("lifecycle", "facts", "jumlah"), "same")
        assert change.label.id == "Fakta ditambahkan: Jumlah"

    def test_a_renamed_role_is_reworded(self, versions: Versions) -> None:
        change = only(versions.make(), versions.flow("roles", petugas=label("Pegawai")))

        assert (change.kind, change.path[-2:], change.decides) == (
            "rewords",
            ("roles", "petugas"),
            False,
        )
        assert change.text() == "Pegawai: peran dirumuskan ulang"

    def test_a_guard_that_is_turned_round_is_another_one(self, versions: Versions) -> None:
        before = versions.flow("transitions.1", guards=["lunas"])
        after = versions.flow("transitions.1", guards=["not lunas"])

        assert [one.kind for one in compare(before, after)] == ["removes", "adds"]

    def test_a_guard_in_other_words_asks_the_same(self, versions: Versions) -> None:
        before = versions.flow("transitions.1", guards=[{"guard": "lunas"}])
        after = versions.flow("transitions.1", guards=[{"guard": "lunas", "label": label("x")}])

        change = only(before, after)

        assert (change.kind, change.path[-1], change.decides) == ("rewords", "guards", True)

    def test_a_duty_that_fewer_may_do_is_tighter(self, versions: Versions) -> None:
        before = versions.flow(duties={"note": ["petugas", "pemohon"]})

        change = only(before, versions.flow(duties={"note": ["petugas"]}))

        assert (change.kind, change.citizen) == ("tightens", "same")

    def test_a_duty_that_is_not_named_is_everybodys(self, versions: Versions) -> None:
        change = only(versions.make(), versions.flow(duties={"assign": ["petugas"]}))

        assert (change.kind, change.path[-1], change.decides) == ("tightens", "assign", True)

    def test_a_duty_given_to_nobody_in_particular_says_the_same(self, versions: Versions) -> None:
        change = only(versions.make(), versions.flow(duties={"assign": []}))

        assert (change.kind, change.path) == ("rewords", ("lifecycle", "duties"))

    def test_what_a_part_is_called_where_it_has_no_label(self, versions: Versions) -> None:
        wait = {"after": "2 hari kerja"}
        age = {"age": "lahir", "at_least": 19}
        after = versions.flow("transitions.1", not_before=wait, guards=[age])

        words = [one.text() for one in compare(versions.make(), after)]

        assert words == [
            "Terbitkan: syarat ditambahkan: lahir on now at_least 19",
            "Terbitkan: masa tunggu ditambahkan: 2 hari kerja",
        ]


def _facts(versions: Versions) -> Lifecycle:
    spec = FactSpec.model_validate({"label": label("Jumlah"), "kind": "integer"})
    return versions.lifecycle.model_copy(update={"facts": {"jumlah": spec}})


class TestComparison:
    def test_sorts_what_changed_by_what_it_is_to_the_applicant(self, versions: Versions) -> None:
        before = versions.make(requirements=[requirement()])
        after = versions.make(
            levels=[versions.definition["versions"][0]["levels"][0] | {"term": "9 hari kerja"}],
            requirements=[],
            fee=fee(),
        )

        found = compare(before, after)

        assert [one.path[0] for one in found.worse] == ["levels"]
        assert [one.path[0] for one in found.better] == ["requirements"]
        assert [one.path[0] for one in found.unclear] == ["fee"]
        assert [one.path[0] for one in found.deciding] == ["levels"]
        assert (found.before, found.after) == (before, after)

    def test_two_services_are_not_compared(self, versions: Versions) -> None:
        before = versions.make()
        versions.definition["code"] = "umum.lain"

        with pytest.raises(OtherServiceError) as caught:
            compare(before, versions.make())

        assert str(caught.value) == (
            "umum.lain is another service; compare two versions of umum.surat"
        )
        assert caught.value.describe() == (
            "umum.lain adalah layanan lain; bandingkan dua versi dari umum.surat"
        )


class TestOrders:
    def test_of_two_sets_the_wider_is_more(self) -> None:
        assert [by_width(["a", "b"], other) for other in (["b", "a"], ["a"], ["c"])] == [
            0,
            -1,
            None,
        ]

    def test_a_condition_in_other_words_asks_the_same(self) -> None:
        one = OpenAt.model_validate({"open_at": "waktu"})
        other = OpenAt.model_validate({"open_at": "waktu", "label": label("buka")})

        assert by_strictness(one, other) == 0

    def test_a_word_that_is_on_no_ladder_is_neither_more_nor_less(self) -> None:
        assert by_rank("a", "b")("a", "c") is None

    @pytest.mark.parametrize(
        ("before", "after", "sign"),
        [
            (AgeIs(age="lahir", at_least=16), AgeIs(age="lahir", at_least=19), 1),
            (AgeIs(age="lahir", at_most=60), AgeIs(age="lahir", at_most=65), -1),
            (AgeIs(age="lahir", at_least=16), AgeIs(age="lahir", on="akad", at_least=16), None),
            (AgeIs(age="lahir", at_least=16), AgeIs(age="lahir", at_most=16), None),
            (FactIs(fact="luas", more_than=1), FactIs(fact="luas", more_than=2), 1),
            (FactIs(fact="luas", more_than="1"), FactIs(fact="luas", more_than="2"), None),
            (FactIs(fact="wni", equals=True), FactIs(fact="wni", equals=False), None),
            (OpenAt(open_at="waktu"), OpenAt(open_at="waktu", equals=False), None),
            (FactIs(fact="wni", equals=True), OpenAt(open_at="wni"), None),
        ],
    )
    def test_the_stricter_of_two_conditions_is_more(
        self, before: object, after: object, sign: int | None
    ) -> None:
        assert by_strictness(before, after) == sign


TABLES: Mapping[type[Any], table.Table] = {
    Lifecycle: table.LIFECYCLE,
    State: table.STATE,
    Transition: table.TRANSITION,
    Notice: table._NOTICE,
    NotBefore: table._NOT_BEFORE,
    NotAfter: table._NOT_AFTER,
    Timer: table.TIMER,
    SubRequest: table.SUB,
    FactSpec: table._SPEC,
    Level: table.LEVEL,
    Choice: table._CHOICE,
    PerQuantity: table._PER,
    PauseRule: table._PAUSE,
    Extension: table._EXTENSION,
    Rung: table._RUNG,
    Expiry: table._EXPIRY,
    Cutoff: table._CUTOFF,
    Counting: table._COUNTING,
    Requirement: table.REQUIREMENT,
    Eligibility: table.ELIGIBILITY,
    Fee: table.FEE,
    FeeRule: table._FEE_RULE,
    Product: table.PRODUCT,
    Renewal: table._RENEWAL,
    Retention: table.RETENTION,
    Channel: table.CHANNEL,
    Presence: table.PRESENCE,
    Dependency: table.DEPENDENCY,
}


class TestTheTable:
    @pytest.mark.parametrize("record", TABLES, ids=lambda one: one.__name__)
    def test_has_a_line_for_every_field(self, record: type[Any]) -> None:
        assert set(TABLES[record]) == set(record.model_fields)

    def test_has_a_line_for_every_component_of_a_version(self) -> None:
        known = {*table.STANDARD, *table.NAMES_A_VERSION, "levels", "lifecycle", "facts"}

        assert known == set(Version.model_fields)
