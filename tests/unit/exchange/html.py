"""
Read HTML strictly enough to know that it is well formed.
"""

from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Reader(HTMLParser):
    """
    Keep what a page consists of, and every fault of its form.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.faults: list[str] = []
        self.headings: list[int] = []
        self.scopes: list[str] = []
        self.ids: list[str] = []
        self.labelled: list[str] = []
        self.links: list[str] = []
        self.language: str | None = None
        self.title = ""
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if len(given) != len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        if tag == "html":
            self.language = given.get("lang")
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag == "th":
            self.scopes.append(given.get("scope") or "")
        self.ids += [given["id"] or ""] if "id" in given else []
        self.labelled += [given["aria-labelledby"] or ""] if "aria-labelledby" in given else []
        self.links += [given["href"] or ""] if "href" in given else []

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["title"]:
            self.title += data
        elif "style" not in self.open:
            self.words.append(data)

    def error(self, message: str) -> None:
        self.faults.append(message)


def read(text: str) -> Reader:
    """
    Return what a page consists of.
    """
    reader = Reader()
    reader.feed(text)
    reader.close()
    if reader.open:
        reader.faults.append(f"not closed: {reader.open}")
    if len(set(reader.ids)) != len(reader.ids):
        reader.faults.append("an id stands twice")
    if not set(reader.labelled) <= set(reader.ids):
        reader.faults.append("a label leads nowhere")
    return reader
