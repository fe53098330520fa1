"""
Run commands as a terminal would, in this process.
"""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from layanan.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """
    Return a function that runs `layanan` with these words.
    """

    def call(*words: str, stdin: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(main, words, input=stdin, prog_name="layanan")
        # Only a deliberate exit may end a command; anything else would be a traceback.
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result

    return call
