"""
Group 5: the stages fit in the statutory total.

A budget is spent once a request, however often its state is visited. The most
that all stages may take together is then the heaviest chain of loops from the
initial state to an end: exact, linear, and in no need of a bound on detours.
Amounts of different units are never added.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from layanan.lifecycle._finding import Finding, Loc, tell
from layanan.lifecycle._graph import Edge, closure, loops
from layanan.lifecycle._view import View, names
from layanan.text import Label, join_words

_UNITS: Final[Mapping[str, tuple[str, str]]] = {
    "years": ("tahun", "years"),
    "months": ("bulan", "months"),
    "weeks": ("minggu", "weeks"),
    "working_days": ("hari kerja", "working days"),
    "calendar_days": ("hari kalender", "calendar days"),
    "clock_minutes": ("menit kalender", "clock minutes"),
    "working_minutes": ("menit", "office minutes"),
    "compound": ("beberapa satuan sekaligus", "several units at once"),
}


def claims(view: View) -> bool:
    """
    Return whether somebody says that the stages fit: a total to hold them against, or the claim.
    """
    return view.total is not None or view.whole.total_provable


def unbudgeted_states(view: View) -> Iterator[Finding]:
    """
    Find L501: a stage without a budget; an error where the total is claimed to be provable.
    """
    if not claims(view) and not any(state.budget for state in view.states.values()):
        return
    for state in view.open:
        if (
            view.states[state].budget is None
            and not view.paused(state)
            and state != view.whole.initial
        ):
            yield tell(
                "L501",
                state,
                id=f"{state}: jangka waktu menurut peraturan berjalan di sini tetapi status ini "
                "tidak mempunyai jatah waktu, sehingga jumlahnya tidak dapat dibuktikan.",
                en=f"{state}: the statutory clock runs here but the state has no budget, so the "
                "total cannot be proved.",
                loc=("states", state),
                trace=view.graph.traces[state],
                level="error" if view.whole.total_provable else "note",
            )


class Worst(NamedTuple):
    """
    Hold the stages of the request that may take longest, in their order, and the sum.
    """

    amount: int
    states: tuple[str, ...]


def worst(view: View, unit: str) -> Worst:
    """
    Return the heaviest chain of loops from the initial state, ends cut off.
    """
    initial = view.whole.initial
    if initial in view.closed:
        return Worst(0, ())
    weights = {state: getattr(view.states[state].budget, unit) for state in view.counted}
    rank = {state: position for position, state in enumerate(view.states)}
    after = {
        state: [one for one in view.graph.after.get(state, ()) if one not in view.closed]
        for state in view.open
    }
    best: dict[str, Worst] = {}
    for loop in loops([initial], after):
        onwards = (best[other] for one in loop for other in after[one] if other in best)
        rest = max(onwards, key=lambda one: one.amount, default=Worst(0, ()))
        stages = sorted((one for one in loop if one in weights), key=rank.__getitem__)
        amount = rest.amount + sum(weights[one] for one in stages)
        best |= dict.fromkeys(loop, Worst(amount, (*stages, *rest.states)))
    return best[initial]


def totals(view: View) -> Iterator[Finding]:
    """
    Find L502 and L503: the stages may take more, or less, than the statutory total.
    """
    total = view.total
    units = _units(view)
    if total is None or len(units) != 1 or "compound" in units:
        return
    if any(_endless_visits(view).values()):
        return
    unit = total.unit
    found, allowed, code = worst(view, unit), getattr(total, unit), view.whole.code
    taken_id, taken_en = _write(found.amount, unit)
    if found.amount > allowed:
        stages = " + ".join(
            f"{state} {getattr(view.states[state].budget, unit)}" for state in found.states
        )
        yield tell(
            "L502",
            code,
            id=f"{code}: semua tahap dapat memakan {taken_id}, peraturan memberi {allowed}: "
            f"{stages}.",
            en=f"{code}: the stages may take {taken_en}, the law allows {allowed}: {stages}.",
            loc=("states", found.states[0], "budget"),
            trace=_through(view, found.states),
        )
    elif 0 < found.amount < allowed:
        yield tell(
            "L503",
            code,
            id=f"{code}: semua tahap dapat memakan {taken_id}; {allowed - found.amount} dari "
            f"{allowed} yang diberikan peraturan belum dibagikan kepada tahap mana pun.",
            en=f"{code}: the stages may take {taken_en}; {allowed - found.amount} of the law's "
            f"{allowed} are not given to any stage.",
            loc=("states", found.states[0], "budget"),
        )


def _through(view: View, stages: Sequence[str]) -> tuple[str, ...]:
    """
    Return a way through all of these stages, none of them after an end.
    """
    inside, here, way = set(view.open), view.whole.initial, list[Edge]()
    for stage in stages:
        way += view.graph.path(here, {stage}, within=inside) or ()
        here = stage
    return names(way)


def idle_budgets(view: View) -> Iterator[Finding]:
    """
    Find L504: a budget where the statutory clock rests.
    """
    for state in view.open:
        budget = view.states[state].budget
        if budget is not None and view.paused(state):
            yield tell(
                "L504",
                state,
                id=f"{state}: jatah waktunya {budget} tidak dihitung, karena jangka waktu menurut "
                "peraturan sedang berhenti di sini.",
                en=f"{state}: its budget of {budget.text('en')} is not counted, because the "
                "statutory clock is paused here.",
                loc=("states", state, "budget"),
            )


def endless_visits(view: View) -> Iterator[Finding]:
    """
    Find L505: a budget for each visit where nothing limits the visits.

    A guard on the loop may be what limits them; then it is only a note.
    """
    for state, unlimited in _endless_visits(view).items():
        budget = view.states[state].budget
        assert budget is not None  # noqa: S101 - only counted states are asked about
        limit_id, limit_en = (
            ("tidak ada yang membatasi jumlah kunjungan", "nothing limits the visits")
            if unlimited
            else ("hanya syarat yang membatasi jumlah kunjungan", "only a guard limits the visits")
        )
        yield tell(
            "L505",
            state,
            id=f"{state}: {budget} setiap kunjungan dan {limit_id}; batasi, atau hitung jatah "
            "waktunya satu kali untuk tiap permohonan.",
            en=f"{state}: {budget.text('en')} each visit and {limit_en}; say how often, or count "
            "the budget once a request.",
            loc=("states", state, "per_visit"),
            trace=(*view.graph.traces[state], *names(_round(view, state))),
            level="error" if unlimited else "note",
        )


def _endless_visits(view: View) -> dict[str, bool]:
    """
    Return the states with a budget a visit that can be visited again, and whether without a guard.
    """
    each = [state for state in view.counted if view.states[state].per_visit]
    found = {state: False for state in each if _round(view, state)}
    if found:
        free: dict[str, list[str]] = {}
        for edge in view.graph.edges:
            if edge.source not in view.closed and not view.transitions[edge.position].guards:
                free.setdefault(edge.source, []).append(edge.target)
        for state in found:
            found[state] = state in closure(free.get(state, ()), free)
    return found


def _round(view: View, state: str) -> tuple[Edge, ...]:
    """
    Return the shortest way from a state back to itself that passes no end; () if there is none.
    """
    inside = set(view.open)
    rounds = [
        (edge, *back)
        for edge in view.graph.leaving.get(state, ())
        if edge.target in inside
        and (back := view.graph.path(edge.target, {state}, within=inside)) is not None
    ]
    return min(rounds, key=len, default=())


def no_consequence(view: View) -> Iterator[Finding]:
    """
    Find L506: nothing happens by itself where the statutory total is spent.
    """
    if view.total is not None and not any(
        state in view.running for state in view.open if not view.paused(state)
    ):
        code = view.whole.code
        yield tell(
            "L506",
            code,
            id=f"{code}: {view.total} menurut peraturan dapat lewat tanpa akibat; tambahkan batas "
            "waktu (dianggap dikabulkan, atau eskalasi).",
            en=f"{code}: the law's {view.total.text('en')} can pass with no consequence; add a "
            "deadline (deemed decision or escalation).",
            loc=("timers",),
        )


def mixed_units(view: View) -> Iterator[Finding]:
    """
    Find L507: budgets in units that cannot be added, or held against the total.
    """
    units = _units(view)
    if not claims(view) or (len(units) < 2 and "compound" not in units):
        return
    states, total, code = view.counted, view.total, view.whole.code
    budgets = [_UNITS[one] for one in dict.fromkeys(_unit(view, state) for state in states)]
    in_id = join_words([one for one, _ in budgets], "id")
    in_en = join_words([one for _, one in budgets], "en")
    if total is None:
        words = Label(
            id=f"{code}: jatah waktu memakai {in_id}; tulis semuanya dalam satu satuan.",
            en=f"{code}: budgets are in {in_en}; give them all in one unit.",
        )
    else:
        of_id, of_en = _UNITS[total.unit]
        words = Label(
            id=f"{code}: jatah waktu memakai {in_id}, jangka waktu menurut peraturan memakai "
            f"{of_id}; tulis salah satunya dalam satuan yang lain.",
            en=f"{code}: budgets are in {in_en}, the statutory total in {of_en}; give one of them "
            "in the other's unit.",
        )
    first = next((one for one in states if total is None or _unit(view, one) != total.unit), None)
    loc: Loc = ("states",) if first is None else ("states", first, "budget")
    yield tell("L507", code, id=words.id, en=words.en, loc=loc)


def _unit(view: View, state: str) -> str:
    budget = view.states[state].budget
    return "" if budget is None else budget.unit


def _units(view: View) -> tuple[str, ...]:
    """
    Return every unit that is to be added or compared; the total alone is no sum.
    """
    found = [_unit(view, state) for state in view.counted]
    if found and view.total is not None:
        found.append(view.total.unit)
    return tuple(dict.fromkeys(found))


def _write(amount: int, unit: str) -> tuple[str, str]:
    indonesian, english = _UNITS[unit]
    return (
        f"{amount} {indonesian}",
        f"{amount} {english.removesuffix('s') if amount == 1 else english}",
    )
