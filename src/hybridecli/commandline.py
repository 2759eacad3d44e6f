"""The command line around the verbs: finds them, gives them the global options, and turns errors into sentences."""

import os
import shlex
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Final

import click
import typer
from typer.core import TyperCommand

from hybridecli import verbs
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.here import Here
from hybridecli.language import _
from hybridecli.output import say
from hybridecli.snapshot import root_above
from hybridecli.speech import speak_for

if TYPE_CHECKING:
    pass

N_ = str  # the moments are message ids, translated where they are shown
MOMENTS: Final = (N_("start"), N_("every day"), N_("couples"), N_("agreements"), N_("steering"), N_("keeping"))


def remember(attribute: str, wanted: Callable[[Any], Any]) -> Callable[[click.Context, click.Parameter, Any], None]:
    """An option's callback that keeps its value for the verb, whether it stood before or after it."""

    def callback(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        here = context.find_root().ensure_object(Here)
        if value not in (None, False):
            setattr(here, attribute, wanted(value))

    return callback


def print_version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    """Print the version and stop."""
    if value:
        from hybridecli import __version__  # only with --version

        click.echo(__version__)
        context.exit()


def global_options() -> list[click.Parameter]:
    """The options that stand before or after the verb."""

    def option(*names: str, help: str, callback: Any, **more: Any) -> click.Option:
        declared = (
            "of_" + names[-1].strip("-").replace("-", "_"),
            *names,
        )  # its own name: a verb may use the plain one
        return click.Option(declared, help=help, callback=callback, expose_value=False, is_eager=True, **more)

    return [
        option(
            "-C", "--directory", help=_("the partnership folder"), metavar=_("DIR"), callback=remember("directory", str)
        ),
        option(
            "--at",
            help=_("as it was recorded then: a date or a git revision"),
            metavar=_("WHEN"),
            callback=remember("at", str),
        ),
        option(
            "--no-commit",
            is_flag=True,
            help=_("write the files, leave the commit to you"),
            callback=remember("commits", lambda _flag: False),
        ),
        option("--version", is_flag=True, help=_("Show the version and exit."), callback=print_version),
    ]


class Verb(TyperCommand):
    """One verb, with the global options after its own, and help in the language of the user."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        options["help"] = _(cleandoc(options.get("help") or ""))
        options["options_metavar"] = _("[OPTIONS]")
        super().__init__(*arguments, **options)
        self.params += global_options()


class Root(click.Group):
    """All verbs; the folder of the verbs is the registry, and only the verb that runs is imported."""

    def list_commands(self, context: click.Context) -> list[str]:
        return [module.name.rstrip("_") for module in iter_modules(verbs.__path__)]

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        return verb_of(name)

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """As ever; an option of `status` without a verb is that of `status`, one before its own verb is refused."""
        given = list(args)
        try:
            return super().parse_args(context, args)
        except click.NoSuchOption as error:
            place = next((number for number, word in enumerate(given) if word in self.list_commands(context)), None)
            found = self.get_command(context, "status" if place is None else given[place])
            if not found or error.option_name not in {name for item in found.params for name in item.opts}:
                raise
            if place is None:
                return super().parse_args(context, ["status", *given])
            behind = shlex.join(["hybride", *given[place:], *given[:place]])
            message = _("{option} belongs to the verb {verb}, so it stands behind that")
            raise TypedWrongError(
                message.format(option=error.option_name, verb=given[place]),
                _("write: {command}").format(command=behind),
            ) from None

    def resolve_command(self, context: click.Context, args: list[str]) -> Any:
        if args and self.get_command(context, args[0]) is None and not args[0].startswith("-"):
            raise click.exceptions.NoSuchCommand(args[0], possibilities=self.list_commands(context), ctx=context)
        return super().resolve_command(context, args)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        modules = {
            name: import_module(f"{verbs.__name__}.{name}") for name in (m.name for m in iter_modules(verbs.__path__))
        }
        for moment in MOMENTS:
            here = [name for name, module in modules.items() if moment == module.MOMENT]
            rows = [(name.rstrip("_"), first_line(modules[name])) for name in here]
            if rows:
                with formatter.section(_(moment)):
                    formatter.write_dl(rows)


def first_line(module: Any) -> str:
    """The first sentence of a verb's help, without its full stop."""
    return _(cleandoc(module.verb.__doc__)).split("\n\n")[0].replace("\n", " ").removesuffix(".")


def verb_of(name: str) -> click.Command | None:
    """The command of a verb; None where there is no such verb."""
    known = {module.name.rstrip("_"): module.name for module in iter_modules(verbs.__path__)}
    return verb_command(name, known[name]) if name in known else None


def verb_command(name: str, module: str) -> click.Command:
    """The command that a verb's module makes."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, cls=Verb)(import_module(f"{verbs.__name__}.{module}").verb)
    command = typer.main.get_command(app)
    command.name = name
    return command


def status_or_help(context: click.Context) -> None:
    """Without a verb: the status of the partnership, and outside one the help."""
    if context.invoked_subcommand is None:
        here = context.ensure_object(Here)
        inside = root_above(here.folder(here.directory))
        if inside is None:
            click.echo(context.get_help())
        else:
            command = verb_command("status", "status")
            with command.make_context("status", [], parent=context) as inner:
                command.invoke(inner)


def root_command() -> click.Group:
    """The whole command line."""
    return Root(
        name="hybride",
        params=global_options(),
        callback=click.pass_context(status_or_help),
        invoke_without_command=True,
        no_args_is_help=False,
        help=_("Coordinate a school-employer partnership: records under git, checked, and documents made from them."),
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("VERB [ARGUMENTS]…"),
    )


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit status. Every error that is not a fault of the program becomes sentences on stderr."""
    try:
        result = root_command().main(list(arguments), prog_name="hybride", standalone_mode=False)
        sys.stdout.flush()
    except HybrideError as error:
        return failed(error.message, error.hint, error.status)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say(_("interrupted"), error=True)
        return 130
    except SystemExit:  # with these arguments click's answer to one thing only: a reader that stopped reading
        return 0
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        return failed(f"{named}{error.strerror or error}", _("nothing else was changed"), 1)
    finally:
        speak_for()
    return result if isinstance(result, int) else 0


def failed(message: str, hint: str, status: int) -> int:
    """Say what stopped the command, and what to do."""
    say(_("Error: {message}").format(message=message), error=True)
    if hint:
        say("  " + hint.replace("\n", "\n  "), error=True)
    return status
