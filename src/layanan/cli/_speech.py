"""
Click in two languages: help, usage faults and refusals.

`--language` is looked up in the whole command line before anything is parsed,
so a fault to the left of it is told in the right language too.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from typing import IO, Any, Final, NoReturn

import click

from layanan.errors import LayananError
from layanan.text import Label, Language, join_words, nearest

_LANGUAGES: Final[tuple[Language, ...]] = ("id", "en")
_KEY: Final = "layanan.language"
_HELP: Final = Label(id="Tampilkan bantuan ini.", en="Show this help.")
_VERSION: Final = Label(id="Tampilkan versi.", en="Show the version.")
_OPTIONS: Final = Label(id="Opsi", en="Options")
_COMMANDS: Final = Label(id="Perintah", en="Commands")
_USAGE: Final = Label(id="Pemakaian:", en="Usage:")
_FAULT: Final = Label(id="Salah pakai", en="Error")
_REFUSED: Final = Label(id="Ditolak", en="Refused")
_TRY: Final = Label(id="Coba '{command} --help'.", en="Try '{command} --help'.")


def language_of(context: click.Context) -> Language:
    """
    Return the language in which this command line wants its answer.
    """
    chosen: Language = context.meta.get(_KEY, "id")
    return chosen


class Option(click.Option):
    """
    Hold an option whose help exists in both languages.
    """

    def __init__(self, *args: Any, words: Label, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = words


class _Bilingual(click.Command):
    """
    Write usage and options in the language that was asked for.
    """

    words: Label

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_USAGE.text(language_of(ctx)) + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            for paragraph in self.words.text(language_of(ctx)).split("\n\n"):
                formatter.write_text(paragraph)
                formatter.write_paragraph()

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self._write_options(ctx, formatter)

    def _write_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = language_of(ctx)
        found = [_record(option, ctx, language) for option in self.get_params(ctx)]
        with formatter.section(_OPTIONS.text(language)):
            formatter.write_dl([record for record in found if record is not None])


class Command(_Bilingual):
    """
    Hold a command whose help exists in both languages.
    """

    def __init__(self, *args: Any, words: Label, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = words

    def summary(self, language: Language) -> str:
        """
        Return the first sentence of the help, for the list of commands.
        """
        return self.words.text(language).partition(". ")[0].partition("\n")[0].rstrip(".") + "."


class Group(_Bilingual, click.Group):
    """
    Tell every refusal and every fault of usage in the language that was asked for.
    """

    def __init__(self, *args: Any, words: Label, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = words

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """
        Read the command line, and remember its language for all that follows.
        """
        ctx.meta[_KEY] = language = _find_language(args)
        with _telling(language):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """
        Run the command that was named.
        """
        with _telling(language_of(ctx)):
            return super().invoke(ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """
        Write the options, then the commands.
        """
        self._write_options(ctx, formatter)
        language = language_of(ctx)
        commands = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
        rows = [
            (name, command.summary(language))
            for name, command in commands.items()
            if isinstance(command, Command)
        ]
        with formatter.section(_COMMANDS.text(language)):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """
        Return the command that the next word names, or say which it may have meant.
        """
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            _no_command(args[0], self.list_commands(ctx), ctx)
        return super().resolve_command(ctx, args)


def _find_language(args: Sequence[str]) -> Language:
    found: Language = "id"
    for index, word in enumerate(args):
        name, mark, value = word.partition("=")
        if name == "--":
            break
        if name == "--language":
            given = value if mark else "".join(args[index + 1 : index + 2])
            found = next((one for one in _LANGUAGES if one == given), found)
    return found


def _record(
    parameter: click.Parameter, ctx: click.Context, language: Language
) -> tuple[str, str] | None:
    if not isinstance(parameter, click.Option):
        return None
    words = parameter.words if isinstance(parameter, Option) else _WORDS[parameter.opts[0]]
    # A copy: the option itself is shared by every call in this process.
    spoken = copy(parameter)
    spoken.help = words.text(language)
    return spoken.get_help_record(ctx)


_WORDS: Final = {"--help": _HELP, "--version": _VERSION}


def language_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """
    Add `--language`; a command asks `language_of` what was chosen.
    """
    return click.option(
        "--language",
        cls=Option,
        type=click.Choice(_LANGUAGES),
        default="id",
        show_default=True,
        expose_value=False,
        words=Label(id="Bahasa keluaran.", en="Language of the output."),
    )(function)


# -- refusals -------------------------------------------------------------------


class _Refusal(click.ClickException):
    exit_code = 1

    def __init__(self, error: LayananError, language: Language) -> None:
        super().__init__(error.describe(language))
        self.language = language

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"{_REFUSED.text(self.language)}: {self.message}", file=file, err=file is None)


class _Misuse(click.UsageError):
    def __init__(self, error: click.UsageError, language: Language) -> None:
        super().__init__(_usage_text(error, language), error.ctx)
        self.language = language

    def show(self, file: IO[Any] | None = None) -> None:
        if self.ctx is not None:
            hint = _TRY.text(self.language).format(command=self.ctx.command_path)
            click.echo(f"{self.ctx.get_usage()}\n{hint}\n", file=file, err=file is None)
        click.echo(f"{_FAULT.text(self.language)}: {self.message}", file=file, err=file is None)


@contextmanager
def _telling(language: Language) -> Iterator[None]:
    try:
        yield
    except LayananError as error:
        raise _Refusal(error, language) from error
    except click.UsageError as error:
        # With no command at all, click's "error" is the whole help.
        if type(error).__name__ == "NoArgsIsHelpError":
            raise
        raise _Misuse(error, language) from error


class MisuseError(click.UsageError):
    """
    Tell in both languages that a command was typed wrongly.
    """

    def __init__(self, words: Label, ctx: click.Context | None = None) -> None:
        super().__init__(words.en, ctx)
        self.words = words


def _no_command(name: str, known: Sequence[str], ctx: click.Context) -> NoReturn:
    close = nearest(name, known)
    raise MisuseError(
        Label(
            id=f"tidak ada perintah {name!r}; "
            + (f"mungkin maksudnya {close[0]}? " if close else "")
            + f"yang ada: {join_words(known, 'id')}",
            en=f"no command {name!r}; "
            + (f"did you mean {close[0]}? " if close else "")
            + f"there are: {join_words(known, 'en')}",
        ),
        ctx,
    )


def _usage_text(error: click.UsageError, language: Language) -> str:
    """
    Return a fault of usage in words; click itself speaks only English.
    """
    if isinstance(error, MisuseError):
        return error.words.text(language)
    return error.format_message() if language == "en" else _indonesian(error)


def _indonesian(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        close = join_words(error.possibilities or (), "id", conjunction="atau")
        hint = f"; mungkin maksudnya {close}?" if close else ""
        return f"tidak ada opsi {error.option_name}{hint}"
    parameter = error.param if isinstance(error, click.BadParameter) else None
    if parameter is None:
        return f"periksa penulisan perintah ({error.format_message()})"
    name = _spoken_name(parameter)
    if isinstance(error, click.MissingParameter):
        return f"{name} wajib diisi"
    if isinstance(parameter.type, click.Choice):
        known = join_words(map(str, parameter.type.choices), "id", conjunction="atau")
        return f"{name} hanya boleh {known}"
    return f"{name} tidak dapat dipakai ({error.message})"


def _spoken_name(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return parameter.metavar or str(parameter.name)
