"""
Every mutant that mutmut knows for a package, and a seeded sample of them.

The operators and what they leave alone (annotations, `len`, `isinstance`, enum
hooks) are mutmut's. Decorated functions are mutated as well: mutmut leaves them
out, and here most of what is computed stands in properties and validators.
"""

import difflib
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import libcst as cst
from libcst.metadata import MetadataWrapper
from mutmut.mutation.file_mutation import (
    NEVER_MUTATE_FUNCTION_NAMES,
    ChildReplacementTransformer,
    Mutation,
    MutationVisitor,
)
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode


@dataclass(frozen=True, slots=True)
class Mutant:
    """
    One change of one function.

    Attributes:
        name: Made of the file, the function and the change; it stays when other
            functions, or other lines of the same function, change.
        path: The file, from the root of the repository.
        function: `function` or `Class.method`.
        ordinal: Which of several definitions of that name, counted from 0.
        signature: Whether the change is in a default of a parameter.
        source: The whole file after the change.
        lines: The first and the last line that it changes.
        diff: The lines removed and added.
    """

    name: str
    path: str
    function: str
    ordinal: int
    signature: bool
    source: str
    lines: tuple[int, int]
    diff: str


class EveryFunction(MutationVisitor):
    """
    mutmut's visitor, which does not stop at a decorator.
    """

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef) and node.decorators:
            return node.name.value in NEVER_MUTATE_FUNCTION_NAMES
        return super()._skip_node_and_children(node)


@dataclass(frozen=True, slots=True)
class _Place:
    path: str
    module: cst.Module
    function: str
    ordinal: int
    parameters: frozenset[int]
    mutation: Mutation


def sample(root: Path, package: str, *, size: int, seed: int) -> tuple[list[Mutant], int]:
    """
    Return `size` mutants of a package, and how many there are in all.

    A mutant is drawn by the hash of the seed and its name, so that a change of
    one function replaces few mutants of the sample.
    """
    names: Counter[str] = Counter()
    found: dict[str, _Place] = {}
    for path in sorted((root / "src" / "layanan" / package).glob("*.py")):
        for place in _places(path, path.relative_to(root).as_posix()):
            change = (
                place.path,
                place.function,
                str(place.ordinal),
                place.module.code_for_node(place.mutation.original_node),
                place.module.code_for_node(place.mutation.mutated_node),
            )
            base = _digest(*change)
            names[base] += 1
            found[_digest(base, str(names[base]))] = place
    drawn = sorted(found, key=lambda name: _digest(str(seed), name))[:size]
    return [_mutant(name, found[name]) for name in drawn], len(found)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def _places(path: Path, relative: str) -> Iterator[_Place]:
    wrapper = MetadataWrapper(cst.parse_module(path.read_text("utf-8")))
    visitor = EveryFunction(mutation_operators, IgnoredCode(set(), set(), set()))
    module = wrapper.visit(visitor)
    functions = dict(_functions(module))
    parameters = {
        function: frozenset(id(node) for node in _walk(function.params)) for function in functions
    }
    for mutation in visitor.mutations:
        function = mutation.contained_by_top_level_function
        if function in functions:
            name, ordinal = functions[function]
            yield _Place(relative, module, name, ordinal, parameters[function], mutation)


def _functions(module: cst.Module) -> Iterator[tuple[cst.FunctionDef, tuple[str, int]]]:
    seen: Counter[str] = Counter()
    for statement in module.body:
        if isinstance(statement, cst.FunctionDef):
            inside, prefix = [statement], ""
        elif isinstance(statement, cst.ClassDef):
            inside = [one for one in statement.body.body if isinstance(one, cst.FunctionDef)]
            prefix = f"{statement.name.value}."
        else:
            continue
        for function in inside:
            name = prefix + function.name.value
            yield function, (name, seen[name])
            seen[name] += 1


def _walk(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    yield node
    for child in node.children:
        yield from _walk(child)


def _mutant(name: str, place: _Place) -> Mutant:
    mutation = place.mutation
    changed = place.module.visit(
        ChildReplacementTransformer(mutation.original_node, mutation.mutated_node)
    )
    assert isinstance(changed, cst.Module)
    before, after = place.module.code.splitlines(), changed.code.splitlines()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    blocks = [block for block in matcher.get_opcodes() if block[0] != "equal"]
    diff = [
        line
        for _, start, end, new_start, new_end in blocks
        for line in (
            *(f"-{one}" for one in before[start:end]),
            *(f"+{one}" for one in after[new_start:new_end]),
        )
    ]
    return Mutant(
        name=name,
        path=place.path,
        function=place.function,
        ordinal=place.ordinal,
        signature=id(mutation.original_node) in place.parameters,
        source=changed.code,
        lines=(blocks[0][1] + 1, blocks[-1][2]),
        diff="\n".join(diff),
    )
