"""
Laws of an office's standard: it is refused, or a citizen waits no longer than nationally.
"""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import event, given
from hypothesis import strategies as st

from layanan import Actor, Office
from layanan.service import DefinitionError, ServiceDefinition, ServiceType, resolve
from layanan.sla import Level
from tests.strategies import examples
from tests.strategies.standards import LIFECYCLE, ON, SOURCE, definition, fact, label

WIB = ZoneInfo("Asia/Jakarta")
OFFICE = Office(code="kanwil.bali", name="Kanwil", region="ID-JT", level="kanwil")
CITIZEN = Actor("P-1", roles={"pemohon"})
BODY: dict[str, Any] = {"office": "kanwil.bali", "name": "Kanwil Bali", "unit": "kanwil"}
BODY |= {"in_force": "unknown", "sources": [SOURCE], "confidence": "low"}

FLOW = LIFECYCLE | {
    "roles": {**LIFECYCLE["roles"], "system": label("Sistem")},
    "states": {
        **LIFECYCLE["states"],
        "dianggap": {
            "label": label("Dianggap dikabulkan"),
            "turn": "office",
            "kind": "closed",
            "outcome": "deemed",
            "plain": label("dikabulkan"),
        },
    },
    "transitions": [
        *LIFECYCLE["transitions"],
        {
            "name": "dikabulkan_diam",
            "sources": "masuk",
            "target": "dianggap",
            "roles": "system",
            "label": label("Dianggap dikabulkan"),
        },
    ],
}
FACTS = {"tersedia": fact("tersedia", "boolean"), "jumlah": fact("jumlah", "integer")}

# Numbers lie close together, so that many an office is just as strict, or one day less so.
TERMS = st.sampled_from(
    [
        *("2 hari kerja", "3 hari kerja", "10 hari kerja", "2–3 hari kerja"),
        *("3 hari kalender", "14 hari kalender", "2 minggu", "15 hari kalender"),
        *("1 bulan", "30 hari kalender", "60 menit", "2 jam", "3x24 jam", "1 hari kerja 30 menit"),
    ]
)
LIMITS = st.one_of(
    TERMS.map(lambda term: {"term": term}),
    TERMS.map(lambda term: {"term": term}),
    st.just({"unlimited": "working_days"}),
    st.sampled_from(["FREQ=MONTHLY;BYMONTHDAY=10", "FREQ=MONTHLY;BYMONTHDAY=20"]).map(
        lambda rule: {"target": {"rule": rule, "by": "16:00"}}
    ),
)
CHOICE = {"fact": "tersedia", "among": True, "label": label("Data tersedia")}
SILENCE = {
    "does": "deemed_granted",
    "fires": "dikabulkan_diam",
    "label": label("Dikabulkan"),
    "cites": "UU 30/2014 pasal 53",
}
WARNS = {"does": "warn", "label": label("Lewat waktu")}


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


@st.composite
def limits(draw: st.DrawFn, name: str, rank: str) -> dict[str, Any]:
    """
    Draw one level; whatever an office may get wrong lies close to what the nation says.
    """
    limit = draw(LIMITS)
    more = draw(some(counting=st.sampled_from([{"day_one": "same"}, {"ends": "midnight"}])))
    if "unlimited" not in limit:
        more |= draw(some(expiry=st.sampled_from([SILENCE, WARNS])))
    if "term" in limit:
        more |= draw(
            some(
                choices=TERMS.map(lambda term: [CHOICE | {"term": term}]),
                per=st.sampled_from([{"fact": "jumlah"}, {"fact": "jumlah", "most": 2}]),
            )
        )
    return {
        "name": name,
        "label": label(name),
        "rank": rank,
        "starts": "ajukan",
        "ends": ["terbitkan", "dikabulkan_diam"],
        "cites": "UU 25/2009 pasal 21" if rank == "law" else "Standar Pelayanan Kanwil Bali",
        **limit,
        **more,
    }


@st.composite
def pairs(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """
    Draw a national level and one of an office, often the same but for one thing.
    """
    national = draw(limits("surat", draw(st.sampled_from(["law", "norm"]))))
    own = draw(limits(draw(st.sampled_from(["surat", "surat", "surat_bali"])), "norm"))
    if draw(st.booleans()):
        kept = draw(st.sets(st.sampled_from(["counting", "expiry", "choices", "per"])))
        limit = {"term", "target", "unlimited"} & own.keys()
        own = {key: value for key, value in own.items() if key not in kept} | {
            key: national[key] for key in kept & national.keys() if "term" in limit
        }
    return national, own


# Around year ends, Idul Fitri and the ends of months, at every hour.
INSTANTS = st.builds(
    lambda day, minute: datetime.combine(day, time(), WIB) + timedelta(minutes=minute),
    st.dates(date(2024, 12, 1), date(2027, 3, 31)) | st.dates(date(2026, 3, 1), date(2026, 3, 31)),
    st.integers(0, 24 * 60 - 1),
)
STATED = st.fixed_dictionaries({"tersedia": st.booleans(), "jumlah": st.integers(1, 3)})


def last_instants(service: ServiceType, at: datetime, facts: dict[str, Any]) -> dict[str, Any]:
    """
    Return until when each level may take, of those that have an end.
    """
    request = service.open("S-1", office=OFFICE, applicant="P-1", at=at)
    request = request.fire("ajukan", by=CITIZEN, at=at, facts=facts)
    clocks = {one.name: request.clock(one.name, at=at) for one in service.levels}
    return {name: one.due.at for name, one in clocks.items() if one.due is not None}


def refined(national: dict[str, Any], own: dict[str, Any]) -> tuple[ServiceType, ServiceType]:
    data = definition(
        {"lifecycle": FLOW, "facts": FACTS, "levels": [national]},
        standards=[BODY | {"levels": [own]}],
    )
    service = resolve(ServiceDefinition.model_validate(data), on=ON)
    return service, service.for_office("kanwil.bali", on=ON)


def level(service: ServiceType, name: str) -> Level:
    return next(one for one in service.levels if one.name == name)


@given(pairs(), st.lists(INSTANTS, min_size=3, max_size=5), STATED)
@examples(200)
def test_an_office_is_refused_or_nobody_waits_longer(
    pair: tuple[dict[str, Any], dict[str, Any]], instants: list[datetime], facts: dict[str, Any]
) -> None:
    try:
        service, ours = refined(*pair)
    except DefinitionError:
        event("refused")
        return
    event("accepted")

    # What the law lets follow when nobody decides is not lost.
    before, after = level(service, "surat").expiry, level(ours, "surat").expiry
    if before is not None:
        assert after is not None
        assert (after.does, after.fires) == (before.does, before.fires)
    for at in instants:
        national, own = last_instants(service, at, facts), last_instants(ours, at, facts)
        assert national.keys() <= own.keys()
        if "surat" in national:
            assert own["surat"] <= national["surat"]


@given(pairs())
@examples(100)
def test_an_office_that_says_what_the_nation_says_is_never_refused(
    pair: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    national, _ = pair

    _, ours = refined(national, national | {"rank": "norm"})

    assert level(ours, "surat").rank == "norm"
