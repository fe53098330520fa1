"""
Is a lifecycle sound? Groups of small checks, each with a stable code.

A check is a generator of findings over one `View` of the definition. Names
come first: while one of them is wrong (group 0) nothing further is asked. A
finding that only follows from another one names it in `because` and is hidden
unless asked for, so that one mistake reads as one fault.
"""

from collections.abc import Callable, Collection, Iterator, Mapping

from layanan.calendars import Term
from layanan.lifecycle import _soundness_budgets as budgets
from layanan.lifecycle import _soundness_guards as guarding
from layanan.lifecycle import _soundness_labels as labels
from layanan.lifecycle import _soundness_names as names
from layanan.lifecycle import _soundness_roles as roles
from layanan.lifecycle import _soundness_structure as structure
from layanan.lifecycle import _soundness_timers as timers
from layanan.lifecycle import _soundness_versions as versions
from layanan.lifecycle import _soundness_waits as waits
from layanan.lifecycle._finding import CODES, Finding
from layanan.lifecycle._guards import Guards
from layanan.lifecycle._view import Definition, View

Check = Callable[[View], Iterator[Finding]]

NAMES: tuple[Check, ...] = (
    names.named_twice,
    names.unusable_names,
    names.reserved_words,
    names.missing_initial,
    names.missing_states,
    names.undeclared_roles,
    names.unregistered_guards,
    names.no_end,
    names.unknown_levels,
    names.undeclared_facts,
    names.undeclared_documents,
    names.undeclared_subs,
    names.undeclared_phases,
    names.missing_separations,
    names.misfit_conditions,
    names.missing_starts,
    names.hourly_notices,
    names.undeclared_bodies,
)
"""Group 0: does every name mean something?"""

SOUND: tuple[Check, ...] = (
    # 1: can every request finish?
    structure.unreachable_states,
    structure.dead_transitions,
    structure.stuck_states,
    structure.endless_states,
    structure.left_ends,
    structure.only_refusals,
    # 2: is every step clear?
    guarding.contradictions,
    guarding.ambiguous_ways,
    guarding.overlapping_ways,
    guarding.shadowed_ways,
    guarding.refusable_steps,
    guarding.unused_guards,
    # 3: is there somebody for every step?
    roles.nobodys_steps,
    roles.idle_roles,
    roles.waits_for_a_role,
    roles.impossible_separations,
    roles.trapped_applicants,
    roles.unasked_roles,
    # 4: does what happens by itself happen?
    timers.timers_of_ends,
    timers.timers_without_exit,
    timers.guarded_timers,
    timers.late_timers,
    timers.hasty_timers,
    timers.automatic_loops,
    timers.timers_for_people,
    timers.unwritable_notes,
    waits.waits_for_nothing,
    waits.shut_before_open,
    # 5: do the stages fit in the statutory total?
    budgets.unbudgeted_states,
    budgets.totals,
    budgets.idle_budgets,
    budgets.endless_visits,
    budgets.no_consequence,
    budgets.mixed_units,
    # 6: can people tell the states apart?
    labels.equal_labels,
)
"""Groups 1 to 6, asked of a definition whose names are right."""

FOLLOWING: tuple[Callable[[View, versions.Change], Iterator[Finding]], ...] = (
    versions.homeless_states,
    versions.unknown_mappings,
    versions.gone_steps,
    versions.deciding_mappings,
    versions.shorter_timers,
)
"""Group 7: can requests follow from the version before?"""


def findings(
    definition: Definition,
    *,
    consequences: bool = False,
    guards: Guards | None = None,
    total: Term | None = None,
    levels: Collection[str] | None = None,
    before: Definition | None = None,
    mapping: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """
    Return every finding about `definition`, in the order of the codes.

    Args:
        definition: What is checked.
        consequences: Whether to tell also what only follows from another finding.
        guards: The guards that the host registers; their names are checked if given.
        total: The statutory term that all stages together must fit in.
        levels: The names of the service's levels; those of timers are checked if given.
        before: The version that requests under way still follow.
        mapping: Where they go from states that changed, old name to new.
    """
    view = View(definition, guards=guards, total=total, levels=levels, mapping=mapping)
    found = [finding for check in NAMES for finding in check(view)]
    if not any(one.level == "error" for one in found):
        found += [finding for check in SOUND for finding in check(view)]
        if before is not None:
            change = versions.Change(view, View(before))
            found += [finding for follow in FOLLOWING for finding in follow(view, change)]
    order = {code: position for position, code in enumerate(CODES)}
    found.sort(key=lambda one: order[one.code])
    return tuple(one for one in found if consequences or one.because is None)
