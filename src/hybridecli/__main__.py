"""The command `hybride`: the version before anything is imported, then the command line."""

import gc
import os
import sys


def main() -> None:
    """Run the command that was typed, and exit with its status."""
    if sys.argv[1:] == ["--version"]:
        from hybridecli import __version__  # start-up cost: nothing else is imported for it

        print(__version__)
        return
    gc.disable()  # a command is short and keeps what it reads: looking for what can go cost a quarter of its time
    from hybridecli import language  # the language is settled before any module makes its texts

    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed, as by >&-
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    language.install(language.wanted(os.environ))
    if os.environ.get("_HYBRIDE_COMPLETE"):
        from hybridecli.completion import respond  # only where a shell asks what can be typed

        respond(sys.argv[1:], os.environ)
        return
    status = guarded(sys.argv[1:])
    gc.freeze()  # so that at the end, too, nobody looks for what can go
    sys.exit(status)


def guarded(arguments: list[str]) -> int:
    """Run the command line; a fault in the program itself is said as such, with 70."""
    try:
        from hybridecli.commandline import run  # here, so that a fault in importing is said too

        return run(arguments)
    except Exception as error:
        if os.environ.get("HYBRIDE_DEBUG"):
            raise
        from hybridecli.language import _  # only when it went wrong

        print(
            _("This is a fault in hybride itself: {error}").format(error=f"{type(error).__name__}: {error}"),
            file=sys.stderr,
        )
        print(
            "  " + _("Please report it, with what you typed. HYBRIDE_DEBUG=1 shows where it happened."), file=sys.stderr
        )
        return 70


if __name__ == "__main__":
    main()
