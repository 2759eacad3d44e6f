"""What stops a command: each error owns its sentence, its hint and its exit status."""


class HybrideError(Exception):
    """The data or the machine does not allow what was asked (exit status 1)."""

    status = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class TypedWrongError(HybrideError):
    """What was typed is wrong: an unknown verb, record or field, a bad value (exit status 2)."""

    status = 2
