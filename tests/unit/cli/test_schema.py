"""
`layanan schema`: what a definition may say, as JSON.
"""

import json
from collections.abc import Callable

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("words", "title", "key"),
    [
        ((), "service", "versions"),
        (("service",), "service", "versions"),
        (("standards",), "standards", "standards"),
        (("lifecycle",), "lifecycle", "states"),
    ],
)
def test_is_the_schema_of_the_kind_that_was_asked_for(
    run: Run, words: tuple[str, ...], title: str, key: str
) -> None:
    answer = json.loads(run("schema", *words).stdout)

    assert answer["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert answer["$id"] == f"urn:layanan:schema:{title}:1"
    assert key in answer["properties"]


def test_of_another_kind_is_a_slip_of_usage(run: Run) -> None:
    assert run("schema", "lainnya").exit_code == 2
