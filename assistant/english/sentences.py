"""Splits the text of a record into sentences, and is not upset by dates, initials, quotations, bullets or tables."""

import re

LAYOUT = " \t\r\n\f\v\xa0|•·▪●◦–—*-"
"""Characters that may lie between sentences: white space, bullets and the rules of tables."""

_MARK = re.compile(r"[ \t]*(?:[•·▪●◦*]+[ \t]*|[-–—]+[ \t]+|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)][ \t]+(?=\S))")
_LABEL = re.compile(r"[ \t]*[A-Z][\w'’/&() -]{1,40}:(?:[ \t]|$)")
_RULE = re.compile(r"^[\s|:=_*+-]*$")
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*(?:[ ]?\[\d[\d, –-]*\])*(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘])(?:mr|mrs|ms|mx|dr|prof|rev|st|sgt|insp|cllr|hon|no|nos|tel|ext|approx|dob|ref|re|vs|eg|ie|e\.g|i\.e"
    r"|cf|p|pp|fig|sec|para|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|mon|tue|tues|wed|thu|thur|thurs|fri)$",
    re.IGNORECASE,
)
_WANTS_NUMBER = re.compile(
    r"(?:^|[\s(])(?:v|ver|vol|no|nos|tel|ext|approx|p|pp|fig|sec|para|ref|jan|feb|mar|apr|jun|jul|aug|sept?|oct"
    r"|nov|dec|mon|tues?|wed|thurs?|thu|fri)$",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"(?:^|[\s(\"'“‘.])[A-Z]$")
_STARTER = re.compile(
    r"[\"'“‘(\[]*(?:The|She|He|They|It|I|We|You|This|That|These|There|Then|When|On|At|In|If|But|And|So|Mum|Dad|Nan|Her|His"
    r"|Their|My|Our|No|Yes|After|Before|However|Mother|Father|School|What|Both|Social)\b"
)
_SPEAKS = re.compile(
    r"(?:[A-Z][\w'’.-]*\s){0,3}?(?:he|she|they|I|we|[A-Z][\w'’-]*|(?:the|his|her|my)\s\w+)\s"
    r"(?:said|says|asked|told|shouted|replied|answered|added|whispered|wrote|laughed|cried|called)\b"
)
_QUOTED = re.compile(
    r"\"[^\"]{1,600}\"|“[^”]{1,600}”|(?<![\w])‘(?:[^’]|’(?=\w)){1,600}’(?!\w)|(?<![\w])'(?=\w)(?:[^'\n]|'(?=\w)){1,400}'(?!\w)"
)
_SHORT_LINE = 50
_NEAR = 200


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Find sentences as [start, end) in order; only the characters of LAYOUT and list numbers lie between them."""
    return tuple(span for block in _blocks(text) for span in _split(text, *block))


def sentences(text: str) -> tuple[str, ...]:
    """Split text into sentences, with line breaks and runs of spaces inside a sentence made one space."""
    return tuple(" ".join(text[start:end].split()) for start, end in sentence_spans(text))


def paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    """Split text into paragraphs (parted by empty lines) of sentences."""
    found = (sentences(part) for part in re.split(r"\n[ \t]*\n", text))
    return tuple(part for part in found if part)


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Find quotations with their marks as [start, end): straight or curly, double or single."""
    return tuple(match.span() for match in _QUOTED.finditer(text))


def _blocks(text: str) -> list[tuple[int, int]]:
    """Cut text at every line break, list mark and table cell that surely ends a sentence."""
    blocks: list[tuple[int, int]] = []
    open_block: tuple[int, int] | None = None
    for start, end in _lines(text):
        line = text[start:end]
        if _RULE.match(line):
            blocks, open_block = _closed(blocks, open_block), None
            continue
        mark = _MARK.match(line)
        if line.count("|") >= 2 or "\t" in line.strip():
            blocks, open_block = [*_closed(blocks, open_block), _row(text, start, end)], None
            continue
        new = mark is not None or open_block is None or not _runs_on(text[open_block[0] : open_block[1]], line)
        if new:
            blocks = _closed(blocks, open_block)
            open_block = (start + (mark.end() if mark else 0), end)
        elif open_block is not None:
            open_block = (open_block[0], end)
    return _closed(blocks, open_block)


def _lines(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        spans.append((start, start + len(line)))
        start += len(line)
    return spans


def _closed(blocks: list[tuple[int, int]], block: tuple[int, int] | None) -> list[tuple[int, int]]:
    return blocks if block is None else [*blocks, block]


def _row(text: str, start: int, end: int) -> tuple[int, int]:
    """Keep a row of a table whole, without the rules at its ends."""
    row = text[start:end]
    return start + len(row) - len(row.lstrip("| \t")), start + len(row.rstrip("| \t\r\n"))


def _runs_on(before: str, line: str) -> bool:
    """Say whether a line goes on with the sentence of the line before it, as in hard-wrapped text."""
    last = before.rstrip()
    if not last or last[-1] in ".!?:;…" or _LABEL.match(line):
        return False
    longest = last.rsplit("\n", 1)[-1]
    if _LABEL.match(longest) and len(longest) < _SHORT_LINE:
        return False
    return line.lstrip()[:1].islower() or len(longest) >= _SHORT_LINE


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    block = text[start:end]
    quoted = quoted_spans(block)
    cuts = [match.end() for match in _END.finditer(block) if _ends(block, match, quoted)]
    found = []
    for left, right in zip([0, *cuts], [*cuts, len(block)], strict=True):
        piece = block[left:right]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            found.append((start + left + lead, start + left + len(piece.rstrip())))
    return found


def _ends(block: str, match: re.Match[str], quoted: tuple[tuple[int, int], ...]) -> bool:
    # A look at a few words either way is enough; the whole of a long text each time would take minutes.
    before = block[max(0, match.start() - _NEAR) : match.start()]
    after = block[match.end() : match.end() + _NEAR].lstrip()
    if not after or after[0].islower() or after[0] in ",;":
        return False
    if any(left < match.start() and match.end() < right for left, right in quoted):
        return False
    closed = next((left for left, right in quoted if right == match.end()), None)
    if closed is not None and _SPEAKS.match(after) and block[:closed].rstrip()[-1:] in {"", ".", "!", "?"}:
        return False
    return match.group()[0] != "." or match.group().startswith("..") or not _belongs(before, after)


def _belongs(before: str, after: str) -> bool:
    """Say whether a full stop belongs to an abbreviation or an initial."""
    if _WANTS_NUMBER.search(before):
        return after[0].isdigit() or after[0] == "("
    if _INITIAL.search(before):
        return _STARTER.match(after) is None
    return _ABBREVIATION.search(before) is not None
