"""
Realistic defects, each a small change of the library's own code, and which laws are to notice it.
"""

from typing import NamedTuple


class Defect(NamedTuple):
    """
    Hold one change of one file, `old` for `new`, and the judge whose laws must break by it.
    """

    name: str
    judge: str
    file: str
    old: str
    new: str


CALENDAR = "calendars/_calendar.py"
CHECK = "lifecycle/_check.py"
CLOCK = "sla/_clock.py"
FOLD = "request/_fold.py"
REQUEST = "request/_request.py"
STORE = "testing/_store.py"
TIMERS = "request/_timers.py"
TIMES = "request/_times.py"

DEFECTS = (
    # -- calendars and terms --------------------------------------------------------------
    Defect(
        "the_day_of_receipt_is_counted",
        "calendar",
        CALENDAR,
        "return self._t.working[before + count - 1]",
        "return self._t.working[max(before + count - 2, 0)]",
    ),
    Defect(
        "the_first_day_of_a_span_is_counted_too",
        "calendar",
        CALENDAR,
        "return counted[last] - counted[first]",
        "return counted[last] - counted[first] + self.is_working_day(start)",
    ),
    Defect(
        "the_closing_minute_is_open",
        "calendar",
        CALENDAR,
        "if start <= moment < close:",
        "if start <= moment <= close:",
    ),
    Defect(
        "office_time_forgets_the_stretch_that_runs",
        "calendar",
        CALENDAR,
        "return total + moment - start",
        "return total",
    ),
    Defect(
        "an_amount_ends_a_minute_late",
        "calendar",
        CALENDAR,
        "return self._instant(found, start + left)",
        "return self._instant(found, start + left + timedelta(minutes=1))",
    ),
    Defect(
        "a_day_off_is_told_without_its_decree",
        "calendar",
        "calendars/_facts.py",
        """        found = [
            line.reason("closes" if self._closes(line) else "none")
            for line in self.decreed.get(day, ())
        ]
""",
        "        found = []\n",
    ),
    Defect(
        "a_decree_counts_before_its_date",
        "known",
        "calendars/_decrees.py",
        "if line.known_from <= known_on)",
        "if line.known_from.year <= known_on.year)",
    ),
    Defect(
        "a_deadline_goes_by_the_clock_of_who_asks",
        "calendar",
        "sla/_due.py",
        "received = require_aware(received).astimezone(calendar.zone)",
        "received = require_aware(received).replace(tzinfo=calendar.zone)",
    ),
    Defect(
        "beyond_the_decrees_a_day_is_guessed",
        "calendar",
        "sla/_due.py",
        'calendar, None, None, "undetermined", pauses)',
        'calendar, received.date(), received, "firm", pauses)',
    ),
    Defect(
        "a_term_is_a_day_short",
        "calendar",
        "sla/_count.py",
        "calendar.add_working_days(day, term.working_days - first), False",
        "calendar.add_working_days(day, max(term.working_days - 1, 0)), False",
    ),
    # -- lifecycles -----------------------------------------------------------------------
    Defect(
        "a_role_is_ignored",
        "lifecycle",
        CHECK,
        "                not roles.isdisjoint(transition.actors)\n                and _noted",
        "                _noted",
    ),
    Defect(
        "a_note_that_is_required_may_be_blank",
        "service",
        CHECK,
        "(isinstance(note, str) and bool(note.strip()))",
        "True",
    ),
    Defect(
        "one_person_takes_both_steps",
        "service",
        CHECK,
        "if by.id in situation.acted.get(earlier, ()):",
        "if by.id in situation.acted.get(transition.name, ()):",
    ),
    Defect(
        "a_document_is_not_asked_for",
        "service",
        CHECK,
        "if code not in situation.documents:",
        "if code in situation.documents:",
    ),
    Defect(
        "an_option_is_open_to_everybody",
        "lifecycle",
        CHECK,
        "        if not by.roles.isdisjoint(one.actors)\n    )\n\n\ndef _misused",
        "        if one\n    )\n\n\ndef _misused",
    ),
    # -- requests and clocks ----------------------------------------------------------------
    Defect(
        "a_step_is_taken_whatever_its_check_says",
        "service",
        REQUEST,
        """        found = self._check(name, by, at, note, brought, recorded, late=late)
        if not found.open:
            raise Refused(request=self.id, check=found)
        target""",
        """        found = self._check(name, by, at, note, brought, recorded, late=late)
        target""",
    ),
    Defect(
        "a_closed_request_moves_on",
        "machine",
        "lifecycle/_check.py",
        "        row = lifecycle.row(state)\n        roles, ways",
        "        row = lifecycle.row(lifecycle.initial)\n        roles, ways",
    ),
    Defect(
        "a_repeated_key_counts_twice",
        "service",
        REQUEST,
        "                )\n            return True\n        if expect_seq is not None and type",
        "                )\n            return False\n        if expect_seq is not None and type",
    ),
    Defect(
        "a_late_writer_is_not_told",
        "service",
        REQUEST,
        "if expect_seq is not None and expect_seq != self.seq:",
        "if expect_seq is not None and expect_seq > self.seq:",
    ),
    Defect(
        "time_goes_back",
        "service",
        TIMES,
        "if newest.at <= at <= down and newest.recorded <= down:",
        "if at <= down or newest.at:",
    ),
    Defect(
        "a_number_is_given_twice",
        "service",
        REQUEST,
        "seq=newest.seq + 1,",
        "seq=max(newest.seq, 2),",
    ),
    Defect(
        "a_pause_forgets_its_last_day",
        "service",
        CLOCK,
        "(one.since, min(one.until or now, now)) for one",
        "(one.since, max(min(one.until or now, now) - timedelta(days=1), one.since)) for one",
    ),
    Defect(
        "a_pause_does_not_move_the_deadline",
        "service",
        CLOCK,
        "        pauses=pauses,\n    )\n\n\ndef _without_deadline",
        "        pauses=(),\n    )\n\n\ndef _without_deadline",
    ),
    Defect(
        "the_clock_runs_on_while_the_applicant_has_the_file",
        "service",
        FOLD,
        "            elif (turn not in counts if counts else turn in waiting)",
        "            elif (turn not in counts if counts else False)",
    ),
    Defect(
        "a_resumption_is_not_seen",
        "service",
        FOLD,
        '            self.resume(event.at)\n            self.mark("resumed", event)',
        '            self.mark("resumed", event)',
    ),
    Defect(
        "time_of_the_other_party_is_the_offices",
        "service",
        FOLD,
        "yield Turn(event.at, until, state.turn, event.target,",
        'yield Turn(event.at, until, "office", event.target,',
    ),
    Defect(
        "a_timer_counts_the_day_of_entry",
        "service",
        TIMERS,
        "instant = due(entered, timer.after, calendar=calendar).last_instant",
        "instant = due(entered, timer.after, calendar=calendar,"
        ' counting=Counting(day_one="same")).last_instant',
    ),
    Defect(
        "an_extension_has_no_cap",
        "service",
        "request/_extension.py",
        "if reading.extensions >= extension.times:",
        "if reading.extensions >= extension.times + 1:",
    ),
    Defect(
        "an_event_is_unknown_at_its_own_instant",
        "service",
        REQUEST,
        "if event.recorded <= require_aware(at))",
        "if event.recorded < require_aware(at))",
    ),
    Defect(
        "a_fact_is_lost_on_the_way_to_a_file",
        "service",
        "request/_codec.py",
        '    plain["detail"]',
        '    plain["note"] = None\n    plain["detail"]',
    ),
    # -- stores -----------------------------------------------------------------------------
    Defect(
        "of_two_writers_both_win",
        "store",
        STORE,
        "if len(kept) != expect_seq:",
        "if len(kept) < expect_seq:",
    ),
    Defect(
        "a_retry_is_kept_twice",
        "store",
        STORE,
        "if new[0].key is not None and kept[expect_seq : expect_seq + len(new)] == new:\n"
        "                return",
        "if new[0].key is not None and kept[expect_seq : expect_seq + len(new)] == new:\n"
        "                self._kept[request_id] = kept + new\n"
        "                return",
    ),
    Defect(
        "only_the_first_of_several_events_is_kept",
        "store",
        STORE,
        "self._kept[request_id] = kept + new\n\n",
        "self._kept[request_id] = kept + new[:1]\n\n",
    ),
)
