"""
What the YAML parser could not read, said in both languages.
"""

import re
from typing import Final

from layanan.text import Label

ONE_DOCUMENT: Final = Label(
    id="berkas hanya boleh memuat satu dokumen", en="a file holds one document only"
)
TAB: Final = Label(
    id="tab tidak diterima; pakai spasi, atau \\t dalam tanda kutip ganda",
    en="a tab is not accepted; use spaces, or \\t in double quotes",
)
QUESTION_MARK: Final = Label(
    id='nilai yang memuat "?" di dalam {…} atau […] perlu tanda kutip',
    en='a value with "?" inside {…} or […] needs quotes',
)
TIGHT_COLON: Final = Label(
    id="titik dua dalam {…} atau […] harus diikuti spasi",
    en="a colon inside {…} or […] must be followed by a space",
)
BLOCK_HEADER: Final = Label(
    id="di belakang | atau > hanya boleh ada + atau -, indentasi 1 sampai 9, dan komentar setelah "
    "spasi",
    en="behind | or > only + or -, an indentation of 1 to 9, and a comment after a space may stand",
)
DIRECTIVE: Final = Label(
    id="petunjuk YAML (%) tidak diterima; hapuslah",
    en="a YAML directive (%) is not accepted; remove it",
)
ESCAPE: Final = Label(
    id="escape karakter yang tidak sah; tulis karakternya saja",
    en="an escaped character that is none; write the character itself",
)

# What libyaml and PyYAML call the slips that people make.
_SYNTAX: tuple[tuple[re.Pattern[str], Label], ...] = tuple(
    (re.compile(pattern), Label(id=indonesian, en=english))
    for pattern, english, indonesian in (
        (r"got '\?'", QUESTION_MARK.en, QUESTION_MARK.id),
        (r"unexpected ':'", TIGHT_COLON.en, TIGHT_COLON.id),
        (
            r"chomping or indentation|comment or (?:a )?line break",
            BLOCK_HEADER.en,
            BLOCK_HEADER.id,
        ),
        (
            r"cannot start any token",
            "a value may not begin with @ ` %; use quotes",
            "nilai tidak boleh diawali @ ` %; pakai tanda kutip",
        ),
        (
            r"mapping values are not allowed",
            "a colon makes no sense here; quote the value or mend the indentation",
            "titik dua tidak pada tempatnya; beri tanda kutip atau perbaiki indentasinya",
        ),
        (
            r"could not find expected ':'",
            "a key without a colon, or a line that is not indented enough",
            "kunci tanpa titik dua, atau baris yang kurang menjorok",
        ),
        (
            r"(?:did not find expected|expected) (?:key|<block end>|'-' indicator)",
            "the indentation does not fit the lines above",
            "indentasi tidak sesuai dengan baris di atasnya",
        ),
        (
            r"sequence entries are not allowed",
            "a list entry (-) makes no sense here; mend the indentation",
            "butir daftar (-) tidak pada tempatnya; perbaiki indentasinya",
        ),
        (
            r"',' or '\]'",
            "a list that began with [ does not end with ]",
            "daftar yang dibuka dengan [ tidak ditutup dengan ]",
        ),
        (
            r"',' or '\}'",
            "a mapping that began with { does not end with }",
            "pasangan yang dibuka dengan { tidak ditutup dengan }",
        ),
        (
            r"unexpected end of stream|unexpected document indicator",
            "a quoted text does not end",
            "teks dalam tanda kutip tidak ditutup",
        ),
        (
            r"unknown escape character",
            'an unknown escape; write a backslash in "…" twice, or use single quotes',
            'escape tidak dikenal; dalam "…" tulis \\ dua kali, atau pakai tanda kutip tunggal',
        ),
        (r"Unicode character escape", ESCAPE.en, ESCAPE.id),
        (
            r"undefined tag handle",
            "a YAML tag is not accepted; write the value alone",
            "tag YAML tidak diterima; tulis nilainya saja",
        ),
    )
)


def say_syntax(problem: str | None) -> Label:
    """
    Return what the YAML parser could not read, in both languages.
    """
    told = problem or "unreadable"
    for pattern, label in _SYNTAX:
        if pattern.search(told):
            return label
    return Label(id=f"bukan YAML yang sah: {told}", en=f"not valid YAML: {told}")
