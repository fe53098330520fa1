"""
Time every question, put to us and to every peer; `make bench` runs it.

Before the clock starts, every answer of a peer is held against ours: it must
equal what our calendar says with the hours that the peer can express. How many
of its answers are right by the decreed hours goes into the report.
"""

from collections.abc import Callable
from itertools import cycle
from typing import Any

import pytest
from benchmarks.peers import Peer, peers
from benchmarks.questions import Inputs, Question, calendar, questions
from pytest_benchmark.fixture import BenchmarkFixture

QUESTIONS = {question.row: question for question in questions()}
PEERS = list(peers())

#: Rows whose every call must be new to a cache: one input a call.
ONE_BY_ONE = {"compile 13 years"}


@pytest.mark.parametrize("row", QUESTIONS)
def bench_layanan(row: str, benchmark: BenchmarkFixture) -> None:
    """
    Time us, on the calendar with the decreed hours.
    """
    question = QUESTIONS[row]
    _time(benchmark, question, question.ask(calendar()), question.inputs, name="layanan")


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: f"{peer.name}: {peer.row}")
def bench_peer(peer: Peer, benchmark: BenchmarkFixture) -> None:
    """
    Time a peer, after its answers were found right.
    """
    question = QUESTIONS[peer.row]
    inputs = [peer.give(*given) for given in question.inputs]
    asked = inputs[:1] if peer.row in ONE_BY_ONE else inputs
    answers = [peer.take(peer.ask(*given)) for given in asked]
    expected = [peer.ours(one) for one in question.answers(peer.hours, peer.boundary)]
    assert expected[: len(asked)] == answers

    decreed = [peer.ours(one) for one in question.answers("decreed", "closing")]
    right = sum(bool(ours == theirs) for ours, theirs in zip(decreed, answers, strict=False))
    benchmark.extra_info.update(note=peer.note)
    if peer.row not in ONE_BY_ONE:
        benchmark.extra_info.update(right=right, asked=len(answers))
    _time(benchmark, question, peer.ask, inputs, name=peer.name)


def _time(
    benchmark: BenchmarkFixture,
    question: Question,
    ask: Callable[..., Any],
    inputs: Inputs,
    *,
    name: str,
) -> None:
    benchmark.group = question.row
    one_by_one = question.row in ONE_BY_ONE
    benchmark.extra_info.update(peer=name, per_call=1 if one_by_one else len(inputs))
    if one_by_one:
        fresh = cycle(inputs)
        benchmark.pedantic(lambda: ask(*next(fresh)), rounds=9, iterations=1)
        return

    def ask_all() -> None:
        for given in inputs:
            ask(*given)

    benchmark(ask_all)
