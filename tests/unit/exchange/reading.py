"""
Read the pictures back, as somebody would who has nothing but the text.

A way is (source, name, target, roles); a state is (name, what is said of it).
"""

import re

Way = tuple[str, str, str, tuple[str, ...]]

NOBODY = {"tidak seorang pun", "nobody"}

# What may stand in a label: nothing that Mermaid could take for a mark.
SAFE = r"(?:[^#:;\"%{}<>\[\]`*\\|$&@!?=+~^\n]|#[0-9]+;|<br/>)*"
LINES = {
    "start": r"stateDiagram-v2",
    "about": rf"accTitle: {SAFE}|accDescr: {SAFE}",
    "state": rf'state "(?P<label>{SAFE})" as (?P<id>[sx]\w+)',
    "phase": rf'state "(?P<phase>{SAFE})" as p[0-9]+ \{{',
    "end": r"\}",
    "edge": rf"(?P<source>[sx]\w+) --> (?P<target>[sx]\w+) : (?P<text>{SAFE})",
    "first": r"\[\*\] --> (?P<first>[sx]\w+)",
    "last": r"(?P<last>[sx]\w+) --> \[\*\]",
    "note": r"note right of (?P<noted>[sx]\w+)",
    "end_note": r"end note",
}


def decode(text: str) -> list[str]:
    """
    Return the lines of a label as Mermaid draws them.
    """
    return [
        re.sub(r"#(\d+);", lambda found: chr(int(found[1])), line) for line in text.split("<br/>")
    ]


def lines(diagram: str) -> list[tuple[str, re.Match[str]]]:
    """
    Return every line of a diagram with its kind; any other line is a failure.
    """
    found = []
    noted = False
    for written in diagram.splitlines():
        line = written.strip()
        patterns = {"end_note": LINES["end_note"], "in_note": f"(?P<line>{SAFE})"}
        patterns = patterns if noted else LINES
        matches = [(kind, re.fullmatch(one, line)) for kind, one in patterns.items()]
        kind, match = next((kind, match) for kind, match in matches if match)
        noted = kind in {"note", "in_note"}
        found.append((kind, match))
    return found


def ways_of_diagram(diagram: str) -> list[Way]:
    """
    Return the ways that a diagram draws.
    """
    found = lines(diagram)
    names = {match["id"]: decode(match["label"])[1] for kind, match in found if kind == "state"}
    return [_way(match, names) for kind, match in found if kind == "edge"]


def _way(match: re.Match[str], names: dict[str, str]) -> Way:
    told = decode(match["text"])
    # "┄ … ┄" comes first where it happens by itself.
    name, who = told[2 if told[0].startswith("┄ ") else 1].split(" · ", 1)
    roles = () if who in NOBODY else tuple(who.split(", "))
    return names[match["source"]], name, names[match["target"]], roles


def states_of_diagram(diagram: str) -> dict[str, str]:
    """
    Return what a diagram says of each state.
    """
    found = [decode(match["label"]) for kind, match in lines(diagram) if kind == "state"]
    return {name: f"{label}: {about}" for label, name, about in found}


def ways_of_table(table: str) -> list[Way]:
    """
    Return the ways that a Markdown table lists.
    """
    rows = [re.split(r" (?<!\\)\| ", line[2:-2]) for line in table.splitlines()[2:]]
    found = []
    for row in rows:
        if row[3] != "–":
            roles = () if row[4] in NOBODY else tuple(_codes(row[4]))
            found.append((_codes(row[0])[-1], _codes(row[3])[-1], _codes(row[5])[-1], roles))
    return found


def ways_of_outline(outline: str) -> list[Way]:
    """
    Return the ways that a numbered list names.
    """
    found: list[Way] = []
    state = ""
    for line in outline.splitlines():
        if re.match(r"[0-9]+\. ", line):
            state = _codes(line.split(" – ")[0])[-1]
        elif re.match(r" +[0-9]+\. ", line):
            step, who_and_where = line.split(" – ", 1)
            who, _, where = who_and_where.partition(" → ")
            target = where.split(" – ")[0]
            roles = () if who in NOBODY else tuple(_codes(who))
            found.append((state, _codes(step)[-1], _codes(target)[-1], roles))
    return found


def states_of_outline(outline: str) -> dict[str, str]:
    """
    Return what a numbered list says of each state.
    """
    found = re.findall(r"^[0-9]+\. \*\*(.*)\*\* \(`(\w+)`\) – (.*)$", outline, re.MULTILINE)
    return {name: f"{label}: {about.replace('; ', ' · ')}" for label, name, about in found}


def _codes(text: str) -> list[str]:
    return re.findall(r"\(`([\w.-]+)`\)", text)
