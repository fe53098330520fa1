"""
What a law is: a sentence about a subject, tried on what Hypothesis draws.

A law is called with its subject and tries as many examples as it is told. The
name of the function is the sentence, so a counterexample reads as one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from inspect import signature
from typing import Any, Generic, TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

SubjectT = TypeVar("SubjectT")
ClassT = TypeVar("ClassT", bound=type)

Draws = Mapping[str, SearchStrategy[Any]]

# No law measures time: a busy machine is no fault of what is tried.
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


@dataclass(frozen=True, slots=True)
class Law(Generic[SubjectT]):
    """
    Hold one law of a kind of subject.

    Attributes:
        says: Asserts it; its first argument is the subject, the others are drawn.
        draws: What is drawn for a subject, by argument; None where the subject
            has nothing that the law speaks of.
    """

    says: Callable[..., None]
    draws: Callable[[SubjectT], Draws | None]

    @property
    def name(self) -> str:
        """
        The law as a sentence, with underscores.
        """
        return self.says.__name__

    def hold(self, subject: SubjectT, examples: int) -> None:
        """
        Try the law on a subject.

        Raises:
            AssertionError: If it does not hold; with the shortest example found.
        """
        drawn = self.draws(subject)
        if drawn is None:
            return
        if not drawn:
            self.says(subject)
            return
        (first, *_) = signature(self.says).parameters
        everything: dict[str, SearchStrategy[Any]] = {first: st.just(subject), **drawn}
        wanted = settings(
            max_examples=examples,
            deadline=None,
            suppress_health_check=_SLOW,
            report_multiple_bugs=False,  # one is enough, and it is an AssertionError
        )
        wanted(given(**everything)(self.says))()


def law(
    draws: Callable[[Any], Draws | None] | None = None,
) -> Callable[[Callable[..., None]], Law[Any]]:
    """
    Make a law of a function that asserts it.

    Args:
        draws: What is drawn for a subject; nothing if left out.
    """

    def made(says: Callable[..., None]) -> Law[Any]:
        return Law(says, draws or (lambda _: {}))

    return made


def hold_all(laws: Iterable[Law[SubjectT]], subject: SubjectT, examples: int) -> None:
    """
    Try every law on a subject, one after another.

    Raises:
        AssertionError: If one does not hold.
    """
    for one in laws:
        one.hold(subject, examples)


def with_tests(laws: Iterable[Law[Any]]) -> Callable[[ClassT], ClassT]:
    """
    Give a class one test a law, for `pytest` to find in its subclasses.

    The class tells its `subject()` and its number of `examples`.
    """

    def give(to: ClassT) -> ClassT:
        for one in laws:
            test = _test(one)
            test.__qualname__ = f"{to.__qualname__}.{test.__name__}"
            test.__module__ = to.__module__
            setattr(to, test.__name__, test)
        return to

    return give


def _test(one: Law[Any]) -> Callable[[Any], None]:
    def test(self: Any) -> None:
        one.hold(self.subject(), self.examples)

    test.__name__ = f"test_{one.name}"
    test.__doc__ = one.says.__doc__
    return test
