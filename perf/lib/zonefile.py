"""The names and types of a master file, to ask for them. Values are not looked at."""

import re
from pathlib import Path

from cli import Failure

_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"?|;.*|[()]|(?:\\.|[^\s;()"\\])+')
_TTL = re.compile(r"(?:\d+[smhdw]?)+$", re.IGNORECASE)
_CLASSES = {"IN", "CH", "HS"}


def read_zone(path, origin=None):
    """(origin, [(owner, type)]) of a file: absolute names, each pair once, in the file's order."""
    try:
        text = Path(path).read_text()
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(f"cannot read {path}: {error}") from error
    return parse_zone(text, str(path), origin or default_origin(path))


def default_origin(path):
    """example.com. for example.com.zone: what stands before the ending is the zone's name."""
    name = Path(path).name
    return (name[:-5] if name.endswith(".zone") else name).rstrip(".") + "."


def parse_zone(text, path, origin):
    pairs, apex, owner = {}, None, None
    for number, is_indented, tokens in _records(text):
        keyword = tokens[0].upper()
        if keyword == "$ORIGIN" and len(tokens) > 1:
            origin = _absolute(tokens[1], origin)
        elif keyword in ("$INCLUDE", "$GENERATE"):
            raise Failure(f"{path}:{number}: {keyword} is not read here; "
                          "write the zone out first: named-compilezone -o OUT ORIGIN FILE (Debian: bind9-utils)")
        elif not keyword.startswith("$"):
            if not is_indented:
                owner = _absolute(tokens.pop(0), origin)
            while tokens and (_TTL.match(tokens[0]) or tokens[0].upper() in _CLASSES):
                tokens.pop(0)
            if owner is None or not tokens:
                raise Failure(f"{path}:{number}: expected an owner and a type")
            rr_type = tokens[0].upper()
            pairs[owner, rr_type] = None
            apex = apex or (owner if rr_type == "SOA" else None)
    if apex is None:
        raise Failure(f"{path}: no SOA record")
    return apex, list(pairs)


def _absolute(name, origin):
    if name == "@":
        return origin
    return name if name.endswith(".") else name + ("." if origin == "." else "." + origin)


def _records(text):
    """(line number, whether it starts with a blank, tokens) of each record, lines in parentheses joined."""
    tokens, depth, start, is_indented = [], 0, 0, False
    for number, line in enumerate(text.splitlines(), 1):
        if depth == 0:
            tokens, start, is_indented = [], number, line[:1] in (" ", "\t")
        for token in _TOKEN.findall(line):
            if token == "(":
                depth += 1
            elif token == ")":
                depth = max(0, depth - 1)
            elif not token.startswith(";"):
                tokens.append(token)
        if depth == 0 and tokens:
            yield start, is_indented, tokens
