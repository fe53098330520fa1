"""
Chromium with Mermaid in it, and nothing else: no request leaves the machine.

A part that is missing is a failure here, never a skip: `make test-browser`
installs what is needed and says what it could not.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

MERMAID = Path(__file__).parents[2] / "build" / "mermaid" / "mermaid.min.js"
ARGUMENTS = (
    "--no-sandbox",  # as root, in a container, there is no other way
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
DRAW = """
async text => {
    const { svg } = await mermaid.render("drawn", text);
    document.body.innerHTML = svg;
    const words = one => one.innerText.split("\\n").map(line => line.trim()).filter(Boolean);
    const all = where => [...document.querySelectorAll(where)].map(words);
    const understood = await mermaid.mermaidAPI.getDiagramFromText(text);
    return {
        title: document.querySelector("svg > title").textContent,
        description: document.querySelector("svg > desc").textContent,
        states: all(".node:not(.statediagram-note) span.nodeLabel"),
        notes: all(".statediagram-note span.nodeLabel"),
        groups: all(".cluster-label span.nodeLabel"),
        labels: all("span.edgeLabel").filter(lines => lines.length),
        arrows: document.querySelectorAll("path.transition:not(.note-edge)").length,
        ways: understood.db.getData().edges
            .filter(edge => edge.arrowTypeEnd)
            .map(edge => [edge.start, edge.end]),
    };
}
"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """
    Hold what can be read in a drawing; each text as its lines.

    Attributes:
        arrows: How many arrows there are.
        ways: From where to where each arrow leads, as Mermaid understood it.
    """

    title: str
    description: str
    states: list[list[str]]
    notes: list[list[str]]
    groups: list[list[str]]
    labels: list[list[str]]
    arrows: int
    ways: list[list[str]]


Draw = Callable[[str], Drawn]


@pytest.fixture(scope="session")
def page() -> Iterator["Page"]:
    """
    Return a page in which Mermaid is ready, and that may ask for nothing.
    """
    # Installed only where these tests run, yet collected everywhere.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    chromium = shutil.which("chromium")
    assert chromium, "Chromium is not installed; run `make test-browser`"
    assert MERMAID.is_file(), f"{MERMAID} does not exist; run `make test-browser`"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.set_content("<!doctype html><body></body>")
        page.add_script_tag(content=MERMAID.read_text("utf-8"))
        page.evaluate("mermaid.initialize({ startOnLoad: false })")
        yield page
        browser.close()
    assert asked == []


@pytest.fixture(scope="session")
def draw(page: "Page") -> Draw:
    """
    Return a function that lets Mermaid draw a text.
    """

    def call(text: str) -> Drawn:
        return Drawn(**page.evaluate(DRAW, text))

    return call
