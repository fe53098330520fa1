"""
Whether levels fit the lifecycle and each other: every misfit at once, with its place.
"""

from typing import Any

import pytest

from layanan.lifecycle import Lifecycle
from layanan.service._fit import misfits
from layanan.sla import Level


def label(text: str) -> dict[str, str]:
    return {"id": text, "en": f"{text} (en)"}


FACTS = {
    "tersedia": {"label": label("Tersedia"), "kind": "boolean"},
    "jumlah": {"label": label("Jumlah"), "kind": "integer"},
}


def told(lifecycle: Lifecycle, *levels: dict[str, Any]) -> list[tuple[str, str]]:
    found = misfits([Level.model_validate(one) for one in levels], lifecycle)
    return [(".".join(map(str, one.loc)), one.label.en) for one in found]


@pytest.fixture
def plain(level: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in level.items() if name != "pauses"}


def changed(lifecycle: Lifecycle, **changes: Any) -> Lifecycle:
    return Lifecycle.model_validate(lifecycle.model_dump() | changes)


def test_the_opening_may_start_a_level(lifecycle: Lifecycle, plain: dict[str, Any]) -> None:
    assert told(lifecycle, plain | {"starts": "buka"}) == []
    assert told(lifecycle, plain | {"ends": "buka"})[0][0] == "levels.0.ends.0"


def test_every_step_that_it_names_must_be_there(
    lifecycle: Lifecycle, plain: dict[str, Any]
) -> None:
    found = told(
        changed(lifecycle, facts=FACTS),
        plain
        | {
            "restarts": "ulang",
            "fixed": "triase",
            "per": {"fact": "jumlah"},
            "expiry": {"does": "fire", "fires": "batal", "label": label("Batal")},
        },
    )

    assert [place for place, _ in found] == [
        "levels.0.restarts.0",
        "levels.0.fixed.0",
        "levels.0.expiry.fires",
    ]


def test_what_is_taken_by_itself_is_open_to_the_system(
    lifecycle: Lifecycle, plain: dict[str, Any]
) -> None:
    expiry = {"does": "fire", "fires": "terbitkan", "label": label("Terbit")}

    assert told(lifecycle, plain | {"expiry": expiry}) == [
        ("levels.0.expiry.fires", '"terbitkan" is taken by itself; give it the role system')
    ]


def test_a_turn_that_it_counts_must_be_somebodys(
    lifecycle: Lifecycle, plain: dict[str, Any]
) -> None:
    assert told(lifecycle, plain | {"counts": ["office", "bank"]})[0][0] == "levels.0.counts.1"


def test_a_pause_must_end(lifecycle: Lifecycle, level: dict[str, Any]) -> None:
    both = [level["pauses"][0] | {"turns": ["applicant", "office"]}]

    found = told(lifecycle, level | {"pauses": both})

    assert found == [
        ("levels.0.pauses", "this pause never ends: once started, the clock waits in every state")
    ]


def test_a_clock_that_ends_as_it_starts_waits_nowhere(
    lifecycle: Lifecycle, level: dict[str, Any]
) -> None:
    both = [level["pauses"][0] | {"turns": ["applicant", "office"]}]

    assert told(lifecycle, level | {"pauses": both, "ends": ["ajukan"]}) == []
    assert told(lifecycle, level | {"pauses": both, "starts": "buka"}) != []


def test_a_fact_that_chooses_must_be_declared_with_its_kind(
    lifecycle: Lifecycle, plain: dict[str, Any]
) -> None:
    def choice(fact: str, among: object) -> dict[str, Any]:
        return {"fact": fact, "among": among, "term": "1 hari kerja", "label": label("x")}

    level = plain | {
        "choices": [choice("tersedia", [True, "ya"]), choice("jenis", "a")],
        "per": {"fact": "tersedia"},
    }

    assert told(changed(lifecycle, facts=FACTS), level) == [
        (
            "levels.0.choices.0.among.1",
            "tersedia is of the kind boolean; 'ya' is none of its values",
        ),
        (
            "levels.0.choices.1.fact",
            'there is no fact "jenis" in surat; known: tersedia and jumlah',
        ),
        ("levels.0.per.fact", "tersedia must be of the kind integer, not boolean"),
    ]
    assert [place for place, _ in told(lifecycle, plain | {"per": {"fact": "jumlah"}})] == [
        "levels.0.per.fact"
    ]


def test_a_norm_keeps_within_a_law_of_the_same_service(
    lifecycle: Lifecycle, plain: dict[str, Any]
) -> None:
    norm = plain | {"name": "norma", "rank": "norm", "keeps": "surat"}

    assert told(lifecycle, plain, norm | {"term": "3 hari kerja"}) == []
    assert told(lifecycle, plain, norm | {"term": "4 hari kerja"}) == [
        (
            "levels.1.term",
            (
                "the norm of 4 working days exceeds the limit of Surat (en), 3 working days "
                "(UU 25/2009 pasal 21)"
            ),
        )
    ]
    assert told(lifecycle, plain, norm | {"keeps": "norma"})[0][0] == "levels.1.keeps"


class TestGrantedBySilence:
    EXPIRY: dict[str, Any] = {  # noqa: RUF012 - plain data
        "does": "deemed_granted",
        "fires": "anggap",
        "label": label("Dianggap dikabulkan"),
        "cites": "UU 30/2014 pasal 53 ayat (3)",
    }

    def lifecycle(self, lifecycle: Lifecycle, target: str) -> Lifecycle:
        data = lifecycle.model_dump()
        if target == "dianggap":
            data["states"][target] = data["states"]["selesai"] | {
                "label": label("Dianggap"),
                "outcome": "deemed",
            }
        step = data["transitions"][1] | {"name": "anggap", "target": target, "roles": ["system"]}
        data["transitions"] = [*data["transitions"], step]
        return Lifecycle.model_validate(data)

    def test_it_ends_in_a_state_of_its_own(
        self, lifecycle: Lifecycle, plain: dict[str, Any]
    ) -> None:
        level = plain | {"ends": ["terbitkan", "anggap"], "expiry": self.EXPIRY}

        assert told(self.lifecycle(lifecycle, "dianggap"), level) == []

    def test_a_decision_may_not_lead_there(
        self, lifecycle: Lifecycle, plain: dict[str, Any]
    ) -> None:
        level = plain | {"expiry": self.EXPIRY}

        assert [words for _, words in told(self.lifecycle(lifecycle, "selesai"), level)] == [
            '"selesai" must end with outcome: deemed; granted by silence is no decision',
            "terbitkan leads to the same state; give it a state of its own",
        ]
