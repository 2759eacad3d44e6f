"""Four shells: the script that makes each ask for completions, how it hands over a line, and how it wants answers."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

ASKED: Final = "_HYBRIDE_COMPLETE"  # the variable in which a script names its shell
LINE: Final = "_HYBRIDE_LINE"
BREAKS: Final = "_HYBRIDE_BREAKS"
KEY: Final = "_HYBRIDE_KEY"
LISTING: Final = "63"  # what bash says of the key that shows what there is
LONGEST_NOTE: Final = 60
FILES, FOLDERS = ":files", ":dirs"  # what is left to the shell
OPEN: Final = ":open"  # no blank behind what follows

SCRIPTS: Final = {
    "bash": """\
_hybride() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            :files) COMPREPLY=(); type compopt >/dev/null 2>&1 && compopt -o default; return ;;
            :dirs) COMPREPLY=(); type compopt >/dev/null 2>&1 && compopt -o dirnames; return ;;
            :open) type compopt >/dev/null 2>&1 && compopt -o nospace ;;
            *) COMPREPLY+=("$line") ;;
        esac
    done < <(_HYBRIDE_COMPLETE=bash _HYBRIDE_LINE="${COMP_LINE:0:COMP_POINT}" \\
        _HYBRIDE_BREAKS="$COMP_WORDBREAKS" _HYBRIDE_KEY="$COMP_TYPE" "${1/#\\~/$HOME}" 2>/dev/null)
}
complete -o nosort -F _hybride hybride hybridecli 2>/dev/null || complete -F _hybride hybride hybridecli
""",
    "zsh": """\
#compdef hybride hybridecli
_hybride() {
    local line note text
    local -a closed closed_shown open open_shown
    local asked="${words[1]/#\\~/$HOME}"
    for line in "${(@f)$(_HYBRIDE_COMPLETE=zsh "$asked" "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
        case $line in
            '') continue ;;
            :files) _files; return ;;
            :dirs) _files -/; return ;;
        esac
        text="${${line%%$'\\t'*}#:open }"
        note="${line#*$'\\t'}"
        [[ $line == *$'\\t'?* ]] && note="$text  -- $note" || note="$text"
        if [[ $line == ':open '* ]]; then
            open+=("$text"); open_shown+=("$note")
        else
            closed+=("$text"); closed_shown+=("$note")
        fi
    done
    (( $#open )) && compadd -U -V open -S '' -d open_shown -a open
    (( $#closed )) && compadd -U -V closed -d closed_shown -a closed
    (( $#open + $#closed ))
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _hybride "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -u; }
    compdef _hybride hybride hybridecli
fi
""",
    "fish": """\
function __hybride_complete
    set -lx _HYBRIDE_COMPLETE fish
    set -l words (commandline -opc)
    set -l asked $words[1]
    set -e words[1]
    for line in (command $asked $words (commandline -ct | string collect --allow-empty) 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path (commandline -ct)
            case :dirs
                __fish_complete_directories (commandline -ct)
            case '*'
                echo $line
        end
    end
end
complete -c hybride -f -a '(__hybride_complete)'
complete -c hybridecli -f -a '(__hybride_complete)'
""",
    "powershell": """\
Register-ArgumentCompleter -Native -CommandName hybride, hybridecli -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object {
            if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst] -or
                $_ -is [System.Management.Automation.Language.ExpandableStringExpressionAst]) {
                $_.Value
            } else {
                $_.Extent.Text
            }
        })
    $encoding = $null
    try {
        $encoding = [Console]::OutputEncoding
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    } catch { }
    try {
        $env:_HYBRIDE_COMPLETE = 'powershell'
        $env:_HYBRIDE_LINE = ($words + "$wordToComplete") -replace '[\\r\\n]', ' ' -join "`n"
        & $commandAst.GetCommandName() 2>$null | ForEach-Object {
            $text, $note, $shown = $_ -split "`t"
            if ($text -and -not $text.StartsWith(':')) {
                if (-not $note) { $note = $text }
                [System.Management.Automation.CompletionResult]::new($text, $shown, 'ParameterValue', $note)
            }
        }
    } finally {
        Remove-Item Env:_HYBRIDE_COMPLETE, Env:_HYBRIDE_LINE -ErrorAction SilentlyContinue
        try { if ($encoding) { [Console]::OutputEncoding = $encoding } } catch { }
    }
}
""",
}


class Candidate(NamedTuple):
    """What can stand at the cursor; `open` if more is typed right behind it."""

    text: str
    note: str = ""
    open: bool = False


class Typed(NamedTuple):
    """A command line up to the cursor: the whole words behind the command, and the word that is being typed."""

    words: list[str]
    current: str
    fixed: str = ""  # the beginning of that word which the shell keeps by itself
    quote: str = ""  # the quote in which the cursor stands
    listing: bool = False  # the answers are shown, not typed


Answer = Sequence[Candidate] | str  # candidates, FILES or FOLDERS


def typed(shell: str, arguments: Sequence[str], environ: Mapping[str, str]) -> Typed:
    """What was typed, as a shell hands it over."""
    if shell == "bash":
        what = in_bash(environ.get(LINE, ""), environ.get(BREAKS, " \t\n\"'><=;|&(:"))
        return what._replace(listing=environ.get(KEY) == LISTING)
    words = environ.get(LINE, "").split("\n") if shell == "powershell" else list(arguments)
    *before, last = words or [""]
    if shell == "zsh":
        return Typed(before, last)
    if shell == "powershell":
        return Typed(before, bare_in_powershell(last))
    pieces = split(last)
    return Typed(before, pieces[-1].text if pieces else "")


class Piece(NamedTuple):
    """A word of a line: without quotes, with them, and the quote and its place where that is still open."""

    text: str
    raw: str
    quote: str
    quoted_at: int  # how many characters of `text` stand before the open quote


def split(line: str) -> list[Piece]:
    """The words of a line of a shell; the last one may be empty or end within quotes."""
    pieces: list[Piece] = []
    text, raw, quote, at, inside = "", "", "", 0, False
    signs = iter(line)
    for sign in signs:
        if not quote and sign in " \t\n":
            if inside:
                pieces.append(Piece(text, raw, "", 0))
            text, raw, inside = "", "", False
            continue
        raw, inside = raw + sign, True
        if quote and sign == quote:
            quote = ""
        elif not quote and sign in "\"'":
            quote, at = sign, len(text)
        elif sign == "\\" and quote != "'":
            following = next(signs, "")
            raw += following
            text += following if not quote or following in '"\\$`' else sign + following
        else:
            text += sign
    return [*pieces, Piece(text, raw, quote, at)]


def in_bash(line: str, breaks: str) -> Typed:
    """What was typed in bash, which keeps what stands before the last of its own word breaks."""
    *before, last = split(line)
    words = [piece.text for piece in before[1:]]
    if last.quote:
        return Typed(words, last.text, last.text[: last.quoted_at], last.quote)
    ends = [found.end() for found in re.finditer(r"\\.|.", last.raw) if found[0] in breaks and found[0] not in "\"'"]
    kept = split(last.raw[: ends[-1]])[-1].text if ends else ""
    return Typed(words, last.text, kept)


def told(shell: str, what: Typed, answer: Answer) -> str:
    """An answer as the script of a shell reads it."""
    if isinstance(answer, str):
        return answer
    clean = [Candidate(one_line(item.text), one_line(item.note), item.open) for item in answer]
    if shell == "bash" and what.listing and len(clean) > 1:
        return "\n".join(with_note(item) for item in clean)
    if shell == "bash":
        lines = [quoted_in_bash(item.text[len(what.fixed) :], what.quote) for item in clean]
        opened = [OPEN] if any(item.open for item in clean) else []
        return "\n".join([*opened, *lines])
    return "\n".join(LINES[shell](item) for item in clean)


def one_line(text: str) -> str:
    """Text that cannot steer a terminal or be taken for two answers."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def with_note(item: Candidate) -> str:
    """A candidate as it is listed where nothing of it is typed."""
    note = item.note if len(item.note) <= LONGEST_NOTE else item.note[: LONGEST_NOTE - 1] + "…"
    return f"{item.text}  ({note})" if note else item.text


def quoted_in_bash(text: str, quote: str) -> str:
    """Text as it is typed in bash, behind an open quote or without one."""
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote:
        return re.sub(r'(["\\$`])', r"\\\1", text)
    return re.sub(r"([^\w./:=@%+,-])", r"\\\1", text)


def quoted_in_powershell(text: str) -> str:
    """Text as it is typed in PowerShell, for which curly quotes are quotes too."""
    if re.fullmatch(r"[\w./\\:=+-]*", text):
        return text
    return (
        "'"
        + re.sub("(['\N{LEFT SINGLE QUOTATION MARK}-\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}])", r"\1\1", text)
        + "'"
    )


def bare_in_powershell(word: str) -> str:
    """A word as PowerShell hands it over: the value of a text, between one more pair of quotes if it was quoted."""
    quote = word[:1] if word[:1] in ("'", '"') else ""
    return word.removeprefix(quote).removesuffix(quote)


def for_powershell(item: Candidate) -> str:
    """A candidate as PowerShell inserts it, its note, and as it is listed."""
    return f"{quoted_in_powershell(item.text)}\t{item.note}\t{item.text}"


def for_zsh(item: Candidate) -> str:
    """A candidate with its note, and whether it is open."""
    return f"{OPEN + ' ' if item.open else ''}{item.text}\t{item.note}"


def for_fish(item: Candidate) -> str:
    """A candidate with its note; fish itself puts no blank behind `=`, `.` and `/`."""
    return f"{item.text}\t{item.note}" if item.note else item.text


LINES: Final = {"zsh": for_zsh, "fish": for_fish, "powershell": for_powershell}


def matching(candidates: Iterable[Candidate], current: str) -> list[Candidate]:
    """The candidates that begin as what was typed, without regard to case; else the only one that holds it.

    A shell puts what its candidates have in common in the place of what was typed, so several that begin otherwise
    are of no use.
    """
    small, every = current.casefold(), list(dict.fromkeys(candidates))
    if found := [item for item in every if item.text.casefold().startswith(small)]:
        return found
    holding = [item for item in every if small in item.text.casefold() or small in item.note.casefold()]
    return holding if len(holding) == 1 else []
