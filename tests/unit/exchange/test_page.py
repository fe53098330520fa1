"""
A page in Markdown and in HTML: one content, well formed, nothing in it a mark.
"""

from layanan.exchange._page import (
    Bullets,
    Heading,
    Link,
    Paragraph,
    Quote,
    Strong,
    Table,
    to_html,
    to_markdown,
)
from tests.unit.exchange.html import read

NASTY = '<script>alert("x")</script> | *a* & `b` [c](d)'
PAGE = (
    Heading(1, NASTY),
    Paragraph((Strong(NASTY), Quote(NASTY), Link("https://example.test/a|b>&c", NASTY))),
    Bullets((NASTY, "- satu", "1. dua", "3) tiga")),
    Table("judul", ("kolom | satu", "dua"), ((NASTY, ""), ("x", ("y", Quote("z"))))),
)


class TestMarkdown:
    def test_escapes_every_mark(self) -> None:
        lines = to_markdown(PAGE).splitlines()

        escaped = r'\<script\>alert("x")\</script\> \| \*a\* \& \`b\` \[c\](d)'
        assert lines[0] == f"# {escaped}"
        assert (
            lines[2] == f"**{escaped}** “{escaped}” [{escaped}](<https://example.test/a%7Cb%3E&c>)"
        )

    def test_does_not_begin_a_list_in_a_list(self) -> None:
        lines = to_markdown(PAGE).splitlines()

        assert lines[5:8] == [r"- \- satu", r"- 1\. dua", r"- 3\) tiga"]

    def test_writes_a_table_with_its_caption_and_a_dash_for_nothing(self) -> None:
        lines = to_markdown(PAGE).splitlines()

        assert lines[9:13] == ["*judul*", "", r"| kolom \| satu | dua |", "| --- | --- |"]
        assert lines[13].endswith(" | – |")
        assert lines[14] == "| x | y “z” |"


class TestHtml:
    def test_escapes_every_mark(self) -> None:
        page = read(to_html(PAGE, language="id"))

        assert page.faults == []
        assert "script" not in page.tags
        assert page.title == NASTY

    def test_names_rows_and_columns(self) -> None:
        page = read(to_html(PAGE, language="id"))

        assert page.scopes == ["col", "col", "row", "row"]

    def test_marks_indonesian_wording_on_an_english_page(self) -> None:
        text = to_html(PAGE, language="en")

        assert '<html lang="en">' in text
        assert '<q lang="id">z</q>' in text
