"""
What is dumped is read back as it was, whatever it says, by this loader and by others.

PyYAML's own constructor is the second opinion on quoting: it reads YAML 1.1,
where `no`, `0x1F` and `12:30` are no text. `jsonschema` is the second opinion
on the shape.
"""

import json
from datetime import date
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from layanan.lifecycle import Lifecycle
from layanan.service import ServiceDefinition, load
from layanan.service._dump import Definition, dump, dump_json, plain
from layanan.service._schema import json_schema
from tests.strategies.lifecycles import rich_definitions
from tests.strategies.standards import definition

# Words that some reader of YAML takes for something else, or for its own signs.
WORDS = (
    "no yes on off y n true True FALSE null Null ~ << = 1 1.0 1e3 1_000 010 0o17 0x1F +1 .5 .inf",
    "-1 -.INF .nan 12:30 12:30:45 2026-03-13 2026-02-30 2026-3-1 2026-03-13T10:00:00Z - -a ---",
    "? : a: :a #a a#b a,b ,a [a] {a} a} &a *a !a !!str |a >a 'a \"a %a @a `a a\\b a\"b a'b it's",
    '{"a":1} not ada ... -- a:b http://x/?a=b&c#d',
)
TRAPS = [word for line in WORDS for word in line.split()]
TRAPS += ["a: b", "a #b", "a, b", "- a", "? a", "a  b", "a \t b", "a\nb", "a\r\nb\n", "\n", "\ta"]
TRAPS += ["\x00", "\x7f", "\x85", "\u2028", "\ufeff", "é", "😀", "\u00a0a", "kata " * 40, "k" * 130]
TRAPS += ["kata " * 25 + ": # " + "kata " * 25, "kata  kata\u00a0" * 20 + "x", "- # : " * 30]

texts = st.sampled_from(TRAPS) | st.text(st.characters(codec="utf-8"), max_size=40)
# A label keeps no blank at its ends, and is not empty.
words = st.builds(
    lambda text, framed: f"k{text}k" if framed or not text.strip() else text, texts, st.booleans()
)
labels = st.fixed_dictionaries({"id": words, "en": words})
sources = st.fixed_dictionaries(
    {"name": words, "confidence": st.sampled_from(["high", "medium", "low"])},
    optional={
        "url": st.sampled_from(["https://a.go.id/b?c=d#e", f"https://a.go.id/{'b' * 120}"]),
        "note": labels,
    },
)
citations = st.sampled_from(
    [
        "UU 25/2009",
        "UU 1/1974 jo. UU 16/2019",
        {"ref": "UU 14/2008 pasal 22 ayat (7)", "confidence": "high", "read_on": "2026-03-13"},
        {"ref": 'SE MenPANRB 394/2019 (jam kerja: "luring", # 1)', "source": "https://a.go.id/b"},
    ]
)
numbers = st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False)
values = texts | st.booleans() | numbers
comparisons = st.sampled_from(
    ["equals", "not_equals", "at_least", "at_most", "more_than", "less_than"]
)
conditions = st.one_of(
    st.builds(lambda name, value: {"fact": "luas", name: value}, comparisons, values),
    st.builds(
        lambda many, label: {"fact": "luas", "one_of": many, "label": label},
        st.lists(values),
        labels,
    ),
    st.builds(lambda stated: {"fact": "luas", "stated": stated}, st.booleans()),
    st.builds(lambda age: {"age": "lahir", "on": "akad", "less_than": age}, st.integers(0, 150)),
    st.builds(
        lambda open_, cites: {"open_at": "waktu", "equals": open_, "cites": cites},
        st.booleans(),
        citations,
    ),
)
guards = st.one_of(
    st.sampled_from(["lunas", "not lunas", {"guard": "lunas", "negated": True}]),
    st.builds(lambda guard, label: {"guard": guard, "label": label}, words, labels),
    conditions.filter(lambda one: "open_at" not in one),
)


def coded(code: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """
    Draw a list of at most one part that has a code, a label and a source.
    """
    required: dict[str, st.SearchStrategy[Any]] = {
        "code": st.just(code),
        "label": labels,
        "source": sources,
    }
    return st.lists(st.fixed_dictionaries(required, optional=fields), max_size=1)


@st.composite
def lifecycles(draw: st.DrawFn) -> dict[str, Any]:
    """
    Draw a sound lifecycle whose words may be anything.
    """
    data = draw(rich_definitions())
    data["name"], data["cites"] = draw(labels), draw(citations)
    data["documents"] |= draw(st.dictionaries(texts, labels, max_size=2))
    for state in data["states"].values():
        state["plain"] = draw(labels)
    data["facts"] |= {name: {"label": draw(labels), "kind": "date"} for name in ("lahir", "akad")}
    data["facts"]["luas"]["kind"] = draw(st.sampled_from(["text", "integer", "decimal"]))
    return data


levels = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.just("jawaban"),
            "label": labels,
            "starts": st.just("buka"),
            "ends": st.just("terbitkan"),
            "cites": citations,
            "term": st.sampled_from(["10 hari kerja", "1–2 hari kerja", "3x24 jam"]),
        },
        optional={
            "published": texts,
            "counting": st.sampled_from(
                [{}, {"day_one": "same"}, {"by": "16:00"}, {"by": "16:00:01.5"}]
            ),
            "choices": st.lists(
                st.builds(
                    lambda among, label: {
                        "fact": "luas",
                        "among": among,
                        "term": "30 menit",
                        "label": label,
                    },
                    st.lists(texts | st.booleans() | st.integers(-9, 9), min_size=1, max_size=3),
                    labels,
                ),
                max_size=2,
            ),
        },
    ),
    max_size=1,
)

# A lifecycle that is only named is looked up later, so it knows nothing better.
versions = st.fixed_dictionaries(
    {"in_force": st.sampled_from(["unknown", "2010-05-01"]), "lifecycle": st.just("surat")},
    optional={
        "levels": levels,
        "requirements": coded(
            "ktp", when=conditions | st.lists(conditions, max_size=2), published=words
        ),
        "eligibility": coded("umur", must=conditions).map(
            lambda found: [
                {"must": {"fact": "wni", "equals": True}, "cites": "UU 16/2019"} | one
                for one in found
            ]
        ),
        "procedure": st.lists(
            st.fixed_dictionaries({"label": labels}, optional={"actor": words, "source": sources}),
            max_size=2,
        ),
        "fee": st.fixed_dictionaries(
            {"label": labels, "source": sources}, optional={"amount_idr": st.integers(0)}
        ),
        "products": coded("surat", validity=st.just("3 bulan"))
        | coded("surat", endless=st.booleans()),
        "channels": coded(
            "loket", acts=st.lists(st.sampled_from(["apply", "collect"]), max_size=2)
        ),
        "compensation": st.none() | st.fixed_dictionaries({"label": labels, "source": sources}),
        "refinable": st.lists(st.sampled_from(["levels", "clauses"]), max_size=2),
        "cites": st.lists(citations, max_size=2),
        "sources": st.lists(sources, max_size=2),
        "notes": st.lists(labels, max_size=2),
    },
)

inline = st.fixed_dictionaries(
    {
        "in_force": st.just("unknown"),
        "facts": st.dictionaries(
            st.sampled_from(["luas", "nomor"]),
            st.fixed_dictionaries({"label": labels, "kind": st.sampled_from(["text", "date"])}),
        ),
    }
)


@st.composite
def services(draw: st.DrawFn) -> ServiceDefinition:
    """
    Draw a service whose words may be anything.
    """
    names, keywords = draw(labels), draw(st.lists(labels, max_size=2))
    data = definition(draw(versions | inline), name=names, keywords=keywords)
    return ServiceDefinition.model_validate(data)


SERVICES = Draft202012Validator(json_schema())
LIFECYCLES = Draft202012Validator(json_schema(Lifecycle))


def says(found: Definition) -> dict[str, Any]:
    """
    Return all that a definition says; citations are equal although their sources differ.
    """
    return found.model_dump(mode="json")


def with_written_dates(value: Any) -> Any:
    """
    Return what PyYAML reads, its dates as they were written: they alone stay bare.
    """
    if isinstance(value, dict):
        return {with_written_dates(key): with_written_dates(one) for key, one in value.items()}
    if isinstance(value, list):
        return [with_written_dates(inner) for inner in value]
    return value.isoformat() if type(value) is date else value


class TestAService:
    @given(services())
    def test_is_read_back_as_it_was(self, service: ServiceDefinition) -> None:
        for text in (dump(service), dump_json(service)):
            again = load(text, ServiceDefinition)

            assert (again, says(again)) == (service, says(service))

    @given(services())
    def test_is_dumped_the_same_again(self, service: ServiceDefinition) -> None:
        text = dump(service)

        assert dump(load(text, ServiceDefinition)) == text

    @given(services())
    def test_says_the_same_to_every_other_reader(self, service: ServiceDefinition) -> None:
        assert json.loads(dump_json(service)) == plain(service)
        assert with_written_dates(yaml.safe_load(dump(service))) == plain(service)

    @given(services())
    def test_is_valid_under_its_schema(self, service: ServiceDefinition) -> None:
        assert list(SERVICES.iter_errors(plain(service))) == []
        assert list(SERVICES.iter_errors(says(service))) == []


class TestALifecycle:
    @given(lifecycles(), st.lists(guards, max_size=2))
    def test_is_read_back_as_it_was(self, data: dict[str, Any], more: list[Any]) -> None:
        data["transitions"][0]["guards"] = more
        lifecycle = Lifecycle.diagnose(data)
        text = dump(lifecycle)

        assert with_written_dates(yaml.safe_load(text)) == plain(lifecycle)
        assert list(LIFECYCLES.iter_errors(plain(lifecycle))) == []
        again = Lifecycle.diagnose(json.loads(dump_json(lifecycle)))
        assert (again, says(again)) == (lifecycle, says(lifecycle))

    @given(rich_definitions(), labels)
    def test_is_loaded_and_keeps_its_hash(self, data: dict[str, Any], name: dict[str, str]) -> None:
        lifecycle = Lifecycle(
            **data,
        )
        lifecycle = lifecycle.model_copy(update={"name": lifecycle.name.model_validate(name)})

        for text in (dump(lifecycle), dump_json(lifecycle)):
            again = load(text, Lifecycle)

            assert (again, again.hash) == (lifecycle, lifecycle.hash)
