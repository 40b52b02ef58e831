"""From arguments to exit code: the commands, and a one-line Dutch message for every trouble."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from typing import Any, Final

import click

from pipeline.cli.commands import COMMANDS
from pipeline.cli.dutch import speak_dutch
from pipeline.store.disk import speaks_of_full_disk
from schemas.errors import KamercijfersError, UsageError
from schemas.names import harmless

NO_ACCESS: Final = (errno.EACCES, errno.EPERM, errno.EROFS)


class Commands(click.Group):
    """A group whose commands are imported when they are called, so that `--help` is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the registry."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, _ = COMMANDS[cmd_name]
        command = getattr(importlib.import_module(module, __package__), cmd_name)
        assert isinstance(command, click.Command)
        command.options_metavar = "[OPTIES]"
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a Dutch message for an unknown name."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise UsageError(
                f"Opdracht {args[0]} bestaat niet.", remedy=_nearest(args[0], list(COMMANDS))
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any of them."""
        with formatter.section("Opdrachten"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
    options_metavar="[OPTIES]",
    subcommand_metavar="[OPDRACHT] …",
)
@click.version_option(package_name="kamercijfers", prog_name="kamercijfers", help="Noem de versie.")
@click.pass_context
def kamercijfers(context: click.Context) -> None:
    """Leest de cijfers in beleidsdocumenten en zegt welke kloppen, verschillen of botsen."""
    if context.invoked_subcommand is None:
        from pipeline.cli.begin import tell_next

        click.echo(tell_next())


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit."""
    sys.exit(run_command(sys.argv[1:] if arguments is None else arguments))


def run_command(arguments: list[str]) -> int:
    """Run one command; returns its exit code. Messages go to standard error."""
    speak_dutch()
    try:
        result: Any = kamercijfers.main(arguments, "kamercijfers", standalone_mode=False)
        sys.stdout.flush()
    except KamercijfersError as error:
        return _say(str(error), error.exit_code)
    except click.ClickException as error:
        return _say(_in_dutch(error), 2)
    except (KeyboardInterrupt, click.Abort):
        return _say("Afgebroken; wat gelezen is blijft bewaard.", 130)
    except BrokenPipeError:
        sys.stdout = None
        return 0
    except Exception as error:
        if isinstance(error, OSError) and error.errno in NO_ACCESS:
            return _say(f"Geen toegang tot {_place_of(error)}. Pas de rechten aan.", 2)
        if speaks_of_full_disk(error):
            return _say("De schijf is vol. Maak ruimte en probeer het opnieuw.", 1)
        from pipeline.cli.mishap import keep_traceback

        return _say(keep_traceback(arguments), 1)
    return int(result or 0)


def _say(message: str, code: int) -> int:
    print(harmless(f"kamercijfers: {' '.join(message.split())}"), file=sys.stderr)
    return code


def _place_of(error: OSError) -> str:
    places = (os.fsdecode(name) for name in (error.filename, error.filename2) if name is not None)
    return " of ".join(places) or f"een bestand ({error.strerror})"


def _in_dutch(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        hint = _nearest(error.option_name, list(error.possibilities or ()))
        return f"Optie {error.option_name} bestaat niet. {hint or 'Zie --help.'}"
    param = getattr(error, "param", None)
    name = ""
    if param is not None:
        option = isinstance(param, click.Option)
        name = max(param.opts, key=len) if option else param.human_readable_name
    if isinstance(error, click.MissingParameter):
        return f"{name} ontbreekt. Zie --help."
    if isinstance(error, click.BadParameter):
        wanted = _wanted(param.type) if param is not None else ""
        return f"Waarde voor {name} klopt niet: {wanted or error.message} Zie --help."
    return f"Zo kan de opdracht niet: {error.format_message()} Zie --help."


def _wanted(kind: click.ParamType[Any, Any]) -> str:
    """What an argument of this kind must be; empty when its own message says so in Dutch."""
    if isinstance(kind, click.Choice):
        return f"kies uit {', '.join(kind.choices)}."
    if isinstance(kind, click.IntRange):
        return f"geef een geheel getal vanaf {kind.min}."
    if type(kind) is click.Path:  # an OutFile says in Dutch what is wrong
        return "dit pad mag niet gelezen worden."
    return ""


def _nearest(word: str, known: list[str]) -> str:
    import difflib

    near = difflib.get_close_matches(word, known, n=1)
    return f"Bedoelde u {near[0]}?" if near else "Zie kamercijfers --help."
