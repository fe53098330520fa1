"""
Laws of versions: they share out time, and a comparison has a mirror image.
"""

import pickle
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layanan.law import NotInForceError
from layanan.lifecycle import Lifecycle
from layanan.service import (
    Eligibility,
    Fee,
    Presence,
    Requirement,
    ServiceDefinition,
    ServiceType,
    Version,
)
from layanan.service._changes import Change, compare
from layanan.service._seal import seal_of
from layanan.sla import Level
from tests.strategies.lifecycles import definitions

ONE_DAY = timedelta(days=1)
SOURCE = {"name": "Contoh", "confidence": "low"}


def label(text: str) -> dict[str, str]:
    return {"id": text, "en": text}


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """
    Draw any of the fields.
    """
    return st.fixed_dictionaries({}, optional=fields)


words = st.sampled_from(["satu", "dua"]).map(label)
terms = st.sampled_from(
    ["1 hari kerja", "5 hari kerja", "3–5 hari kerja", "7 hari", "1 minggu", "2 bulan", "1 tahun"]
)
condition = st.sampled_from(
    [
        {"fact": "wni", "equals": True},
        {"fact": "luas", "at_least": 100},
        {"fact": "luas", "at_least": 200},
        {"age": "lahir", "at_least": 19},
        {"age": "lahir", "at_least": 21},
        {"open_at": "waktu"},
    ]
)
conditions = st.lists(condition, max_size=2)
requirements = st.lists(
    st.builds(
        lambda code, more: {"code": code, "label": label(code), "source": SOURCE, **more},
        st.sampled_from(["akta", "ktp", "surat"]),
        some(
            label=words,
            when=conditions,
            who=words,
            copy_of=st.sampled_from(["original", "copy", "certified_copy", "shown"]),
            media=st.lists(st.sampled_from(["paper", "digital"]), max_size=2, unique=True),
            formats=st.lists(st.sampled_from(["pdf", "jpg"]), max_size=2),
            most_kib=st.integers(1, 3),
            age=terms,
            personal_data=st.sampled_from(["general", "specific"]),
            cites=st.sampled_from(["UU 25/2009", "UU 14/2008"]),
        ),
    ),
    max_size=3,
    unique_by=lambda one: one["code"],
)
fees = st.none() | st.builds(
    lambda more: {"label": label("biaya"), "source": SOURCE, **more},
    some(amount_idr=st.integers(0, 2))
    | some(
        rules=st.lists(
            st.builds(
                lambda code, amount, when: {
                    "code": code,
                    "label": label(code),
                    "amount_idr": amount,
                    "when": when,
                },
                st.sampled_from(["a", "b"]),
                st.integers(0, 2),
                conditions,
            ),
            max_size=3,
        )
    ),
)
presences = st.lists(
    st.builds(
        lambda code, more: {"code": code, "label": label(code), "source": SOURCE, **more},
        st.sampled_from(["hadir", "kunjungan"]),
        some(
            required=st.booleans(),
            who=st.sampled_from(["applicant", "office", "other"]),
            proxy=st.booleans(),
        ),
    ),
    max_size=2,
    unique_by=lambda one: one["code"],
)
eligibilities = st.lists(
    st.builds(
        lambda must, unless: {
            "code": "umur",
            "label": label("umur"),
            "must": must,
            "unless": unless,
            "cites": "UU 16/2019",
            "source": SOURCE,
        },
        condition,
        st.lists(st.sampled_from(["akta", "ktp"]), max_size=2),
    ),
    max_size=1,
)


@st.composite
def levels(draw: st.DrawFn, names: list[str]) -> list[dict[str, Any]]:
    """
    Draw time limits over the steps of a lifecycle.
    """
    steps = st.lists(st.sampled_from(names), min_size=1, max_size=2)
    found = []
    for name in draw(st.lists(st.sampled_from(["jawaban", "surat"]), unique=True)):
        own = draw(
            some(
                rank=st.sampled_from(["law", "norm"]),
                cancels=steps,
                label=words,
                counts=st.just("office"),
                counting=some(
                    day_one=st.sampled_from(["after", "same"]), by=st.sampled_from(["15:00"])
                ),
                expiry=some(climbs=st.integers(0, 1)).map(
                    lambda more: {"does": "warn", "label": label("lewat"), **more}
                ),
            )
        )
        limit = draw(
            st.one_of(
                st.just({"unlimited": "working_days"}),
                terms.map(lambda term: {"term": term}),
                some(times=st.integers(1, 2), reason_required=st.booleans()).map(
                    lambda more: {
                        "term": "5 hari kerja",
                        "extension": {"term": "2 hari kerja", **more},
                    }
                ),
            )
        )
        if "unlimited" in limit:
            own.pop("expiry", None)
        required = {
            "name": name,
            "label": label(name),
            "starts": ["buka", *draw(steps)],
            "ends": draw(steps),
            "cites": "UU 25/2009",
        }
        found.append({**required, **own, **limit})
    return found


@st.composite
def services(draw: st.DrawFn) -> ServiceType:
    """
    Draw one version of a service; what it may say lies close together.
    """
    # Put together without the checks of a whole definition: a comparison rests on none of them.
    lifecycle = Lifecycle(**draw(st.sampled_from(FLOWS) | definitions()))
    fee = draw(fees)
    more = draw(st.lists(words, max_size=1))
    standard = Version.model_validate(
        {
            "version": "1",
            "in_force": "2020-01-01",
            "lifecycle": lifecycle,
            "confidence": draw(st.sampled_from(["low", "high"])),
            "notes": more,
            "guarantee": [{"label": one, "source": SOURCE} for one in more],
        }
    ).model_copy(
        update={
            "levels": tuple(Level(**one) for one in draw(levels(list(lifecycle.names)))),
            "requirements": tuple(Requirement(**one) for one in draw(requirements)),
            "eligibility": tuple(Eligibility(**one) for one in draw(eligibilities)),
            "fee": fee and Fee(**fee),
            "presence": tuple(Presence(**one) for one in draw(presences)),
        }
    )
    return ServiceType(
        definition=DEFINITION, standard=standard, lifecycle=lifecycle, levels=standard.levels
    )


SERVICE = {
    "code": "umum.surat",
    "name": label("Surat"),
    "plain": label("Meminta surat"),
    "owners": [{"name": label("Kementerian Agama")}],
    "domain": "umum",
    "status": "active",
}


def flow(**more: Any) -> dict[str, Any]:
    """
    Return a small lifecycle, with another second step.
    """
    step = {
        "name": "setujui",
        "sources": "s1",
        "target": "s2",
        "roles": "petugas",
        "label": label("setujui"),
    }
    return {
        "code": "acak",
        "name": label("acak"),
        "cites": "UU 25/2009",
        "initial": "s0",
        "roles": {"pemohon": label("pemohon"), "petugas": label("petugas")},
        "states": {
            "s0": {
                "label": label("a"),
                "plain": label("a"),
                "turn": "applicant",
                "kind": "resting",
            },
            "s1": {"label": label("b"), "plain": label("b"), "turn": "office", "kind": "working"},
            "s2": {"label": label("c"), "plain": label("c"), "turn": "office", "kind": "closed"},
        },
        "transitions": [
            {
                "name": "ajukan",
                "sources": "s0",
                "target": "s1",
                "roles": "pemohon",
                "label": label("ajukan"),
            },
            step | more,
        ],
    }


FLOWS = [
    flow(),
    flow(label=label("terbitkan")),
    flow(documents=["akta"], note_required=True),
    flow(not_before={"after": "1 hari kerja"}),
    flow(not_before={"after": "2 hari kerja"}, guards=[{"fact": "luas", "at_least": 1}]),
    flow(guards=[{"fact": "luas", "at_least": 1, "label": label("luas")}]),
    flow() | {"facts": {"luas": {"label": label("luas"), "kind": "integer"}}},
    flow() | {"duties": {"assign": ["petugas"]}, "documents": {"akta": label("akta")}},
]

DEFINITION = ServiceDefinition.model_validate(
    {
        **SERVICE,
        "versions": [
            {"version": "1", "in_force": "2020-01-01", "lifecycle": "surat", "confidence": "low"}
        ],
    }
)

Told = tuple[Any, ...]


def plain(change: Change) -> Told:
    return (
        change.kind,
        change.citizen,
        change.office,
        change.path,
        repr(change.before),
        repr(change.after),
        change.decides,
    )


KINDS = {
    "adds": "removes",
    "removes": "adds",
    "tightens": "loosens",
    "loosens": "tightens",
    "rewords": "rewords",
}
WEIGHTS = {"better": "worse", "worse": "better", "same": "same", "unclear": "unclear"}


def mirrored(change: Change) -> Told:
    kind, citizen, office, path, before, after, decides = plain(change)
    return KINDS[kind], WEIGHTS[citizen], WEIGHTS[office], path, after, before, decides


class TestComparing:
    @given(services())
    def test_nothing_changes_from_a_version_to_itself(self, service: ServiceType) -> None:
        again = pickle.loads(pickle.dumps(service))  # noqa: S301 - our own bytes

        assert compare(service, service).changes == compare(service, again).changes == ()

    @given(services(), services())
    def test_the_other_way_round_gives_the_mirror_image(
        self, one: ServiceType, other: ServiceType
    ) -> None:
        there, back = compare(one, other), compare(other, one)

        assert Counter(map(plain, back)) == Counter(map(mirrored, there))

    @given(services(), services())
    def test_a_change_decides_exactly_where_the_hash_changes(
        self, one: ServiceType, other: ServiceType
    ) -> None:
        assert bool(compare(one, other).deciding) is (one.hash != other.hash)

    @given(services(), services())
    def test_there_is_a_change_exactly_where_the_seal_changes(
        self, one: ServiceType, other: ServiceType
    ) -> None:
        assert bool(len(compare(one, other))) is (seal_of(one) != seal_of(other))

    @given(services(), services())
    def test_every_change_is_told_in_both_languages(
        self, one: ServiceType, other: ServiceType
    ) -> None:
        for change in compare(one, other):
            assert change.text("id") != change.text("en")
            assert (change.kind == "adds") <= (change.before is None)
            assert (change.kind == "removes") <= (change.after is None)


@st.composite
def histories(draw: st.DrawFn) -> tuple[dict[str, Any], list[date], date | None]:
    """
    Draw versions that share out time, and the days on which they begin and end.
    """
    starts = sorted(
        draw(st.sets(st.dates(date(2009, 7, 18), date(2030, 1, 1)), min_size=1, max_size=5))
    )
    last = draw(st.none() | st.integers(1, 2_000).map(lambda n: starts[-1] + n * ONE_DAY))
    unknown = draw(st.booleans())
    versions: list[dict[str, Any]] = []
    for place, since in enumerate(starts):
        until = starts[place + 1] if place + 1 < len(starts) else last
        written = place + 1 == len(starts) or draw(st.booleans())
        versions.append(
            {
                "version": str(place + 1),
                "in_force": "unknown" if unknown and place == 0 else since.isoformat(),
                "until": until.isoformat() if until and written else None,
                "lifecycle": "surat",
                "confidence": "low",
            }
        )
    if draw(st.booleans()):
        draft = {"version": "draf", "stage": "draft", "in_force": "2010-01-01"}
        versions.append({**versions[-1], "until": None, **draft})
    return (
        {**SERVICE, "versions": versions},
        [date.min if unknown else starts[0], *starts[1:]],
        last,
    )


class TestSharingOutTime:
    @given(histories(), st.dates(date(2005, 1, 1), date(2040, 1, 1)))
    def test_each_day_has_exactly_one_published_version(
        self, drawn: tuple[dict[str, Any], list[date], date | None], day: date
    ) -> None:
        data, starts, last = drawn
        service = ServiceDefinition.model_validate(data)
        begun = sum(since <= day for since in starts)  # the newest that has begun is in force
        within = [
            since <= day and (until is None or day < until) for since, until in service.periods
        ]

        if begun == 0 or (last is not None and day >= last):
            assert not any(within)
            with pytest.raises(NotInForceError):
                service.as_of(day)
        else:
            assert sum(within) == 1
            assert service.as_of(day).version == str(begun)
            assert service.as_of(day).stage == "published"
