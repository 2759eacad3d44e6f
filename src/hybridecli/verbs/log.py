"""The verb `log`."""

from typing import Annotated

import typer

from hybridecli.here import Here
from hybridecli.language import _

MOMENT = "every day"


def verb(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar=_("RECORD|PERSON [HOURS] [PERSON HOURS]… TEXT"), help=_("who, how many hours, and what happened")
        ),
    ],
    date: Annotated[str | None, typer.Option("-d", "--date", metavar=_("DATE"), help=_("when; today without"))] = None,
    activity: Annotated[
        str | None,
        typer.Option("-a", "--activity", metavar=_("ACTIVITY"), help=_("which activity, by its name or a part of it")),
    ] = None,
    kind: Annotated[
        str | None, typer.Option("-k", "--kind", metavar=_("KIND"), help=_("which kind of entry, such as support"))
    ] = None,
    todo: Annotated[
        list[str] | None, typer.Option("--todo", metavar=_("WHAT"), help=_("what has to be done next"))
    ] = None,
    owner: Annotated[str | None, typer.Option("--owner", metavar=_("PERSON"), help=_("who has to do that"))] = None,
    due: Annotated[str | None, typer.Option("--due", metavar=_("DATE"), help=_("by when"))] = None,
) -> None:
    """Write an entry in the activity log, in one line.

    hybride log henk-jan 3 marek 2 -d 5-3 -a "lesson visit" "sat in on two lessons"

    A first name or a part of a name will do; of a person the running couple is found.

    The first number is the hours of everybody in the couple; who made another number is named with it: 3, 7.5, 90min.
    For the hours of one of the two only, name the couple first: hybride log koppel-2026-03 marek 1 "told the team".

    All other words are the title, in quotes or not. Of more than 60 characters the first sentence is the title, and the
    rest stands under happened; two texts in quotes are the title and what happened.

    The first open activity of that name is ticked off in the plan of the couple.
    """
    from hybridecli import activitylog, logbook  # start-up cost: GitPython

    typed = activitylog.Typed(words, date, activity, kind, todo or (), owner, due)
    logbook.write(context.ensure_object(Here), typed)
