"""The command line around the verbs: finds them, gives them the global options, and turns errors into sentences."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from inspect import cleandoc
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Final

import click
import typer
from typer.core import TyperCommand

from hybridecli import verbs
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.language import _
from hybridecli.output import say
from hybridecli.partnership import Partnership, load
from hybridecli.records import kind_named, kinds
from hybridecli.snapshot import Commit, WorkTree, root_above

if TYPE_CHECKING:
    from hybridecli.record import Record
    from hybridecli.repository import Repository

N_ = str  # the moments are message ids, translated where they are shown
MOMENTS: Final = (N_("start"), N_("every day"), N_("couples"), N_("agreements"), N_("steering"), N_("keeping"))


@dataclass
class Here:
    """Where a command works, as the global options say."""

    directory: str = "."
    at: str | None = None
    commits: bool = True

    @cached_property
    def root(self) -> Path:
        """The partnership folder that the command stands in or below."""
        start = self.folder(self.directory)
        if found := root_above(start):
            return found
        message = _("{path} is not in a partnership folder").format(path=start)
        raise TypedWrongError(message, _("go to one, name one with -C, or make one with: hybride init DIR"))

    @staticmethod
    def folder(name: str) -> Path:
        """An existing folder, as a whole path."""
        path = Path(name).absolute()
        if not path.is_dir():
            raise TypedWrongError(_("there is no folder {path}").format(path=name), _("look at the spelling after -C"))
        return Path(os.path.normpath(path))

    @cached_property
    def repository(self) -> "Repository":
        """The git repository around the folder."""
        from hybridecli.repository import Repository  # start-up cost: GitPython

        return Repository(self.root)

    @cached_property
    def partnership(self) -> Partnership:
        """The records now, or as they were with `--at`, which also sets today."""
        if self.at is None:
            return load(WorkTree(self.root))
        commit = self.commit_then(self.at)
        os.environ["HYBRIDE_TODAY"] = self.repository.day_of(commit) if self.day_then is None else self.day_then
        return load(Commit(self.repository, commit))

    @cached_property
    def day_then(self) -> str | None:
        """The day that `--at` names; None where it names a revision."""
        from hybridecli import when  # only with --at

        assert self.at is not None
        looks_like_date = (
            self.at.count("-") + self.at.count("/") > 0 and self.at.replace("-", "").replace("/", "").isdigit()
        )
        if not looks_like_date and self.at.lower() not in when.RELATIVE:
            return None
        return when.day(self.at).isoformat()

    def commit_then(self, at: str) -> str:
        """The commit that `--at` means."""
        return self.repository.commit_at(at, self.day_then)

    def refuse_at(self) -> None:
        """For verbs that change something: looking back and changing do not go together."""
        if self.at is not None:
            raise TypedWrongError(_("--at looks back; this verb changes something now"), _("leave out --at"))

    def find(self, word: str | None, among: Sequence[str] = ()) -> "Record":
        """The record that a person means; nothing means the partnership."""
        return self.partnership.find(word or "partnership", among)


def chosen_kind(word: str) -> "type[Record]":
    """The kind that a word on the command line means."""
    found = kind_named(word)
    if found is None:
        from hybridecli.fieldtype import nearest  # only when a word is unknown

        every = [name for kind in kinds().values() for name in (kind.folder(), kind.singular, *kind.dutch)]
        meant = nearest(word.lower(), every)
        hint = (
            _("did you mean {word}?").format(word=meant)
            if meant
            else _("the kinds are: {words}").format(words=", ".join(kinds()))
        )
        raise TypedWrongError(_("there is no kind of record called {kind}").format(kind=word), hint)
    return found


def ended(partnership: Partnership) -> None:
    """Close a reading verb: what had to be left out is said, and makes the exit status 1."""
    if partnership.unreadable:
        left_out = ", ".join(partnership.unreadable)
        say(_("left out, because they cannot be read: {paths}").format(paths=left_out), error=True)
        say("  " + _("see what is wrong with: hybride check"), error=True)
        raise typer.Exit(1)


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
        known = {module.name.rstrip("_"): module.name for module in iter_modules(verbs.__path__)}
        return verb_command(name, known[name]) if name in known else None

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
    return result if isinstance(result, int) else 0


def failed(message: str, hint: str, status: int) -> int:
    """Say what stopped the command, and what to do."""
    say(_("Error: {message}").format(message=message), error=True)
    if hint:
        say("  " + hint.replace("\n", "\n  "), error=True)
    return status
