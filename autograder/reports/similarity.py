"""Which hand-ins look alike: a place to look at, never a verdict.

Compared is what a student wrote: tokens without comments, layout and texts, with every name of the student's own as
the same token, and without the statements that stand in the skeleton as well. A short answer says nothing, since
there are few ways to write it; so what few tokens have in common is left out.
"""

import bisect
import io
import itertools
import keyword
import tokenize
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Indel

ALIKE = 0.9  # two exercises share so much of their tokens, in their order
LEAST_TOKENS = 60  # a shorter answer is often the same by itself
COMMON = 0.1  # of the class, and at least COMMON_AT_LEAST: what so many have, they have from a common source
COMMON_AT_LEAST = 4
BLOCK = 256
MOST_PAIRS = 200
_LAYOUT = {tokenize.COMMENT, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING, tokenize.ENDMARKER}

Code = Mapping[str, str]  # for each exercise what `essence` gives


class Pair(NamedTuple):
    """Two submissions that look alike.

    Attributes:
        alike: For each exercise that does, by slug, the share of tokens in common, from ALIKE to 1.
        tokens: How many tokens these exercises have in the shorter of both.
    """

    one: str
    other: str
    alike: dict[str, float]
    tokens: int


def essence(source: str, skeleton: str) -> str:
    """Return what a student wrote as a text with one sign for each token; empty where it cannot be read."""
    given = Counter(_statements(skeleton))
    kept = []
    for statement in _statements(source):
        if given[statement]:
            given[statement] -= 1
        else:
            kept.append(statement)
    return "".join(kept)


def pairs(codes: Mapping[str, Code], on_step: Callable[[], None] = lambda: None) -> list[Pair]:
    """Return the pairs of submissions that look alike, the most telling first, at most MOST_PAIRS.

    Args:
        codes: For each submission the essence of its exercises.
        on_step: Is told of each exercise that has been compared.
    """
    alike: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for slug in sorted({slug for code in codes.values() for slug in code}):
        for one, other, share in _alike({name: code[slug] for name, code in codes.items() if slug in code}):
            alike[one, other][slug] = share
        on_step()
    found = [
        Pair(one, other, shares, sum(min(len(codes[one][slug]), len(codes[other][slug])) for slug in shares))
        for (one, other), shares in alike.items()
    ]
    return sorted(found, key=lambda pair: (-pair.tokens, pair.one, pair.other))[:MOST_PAIRS]


def _alike(texts: Mapping[str, str]) -> Iterator[tuple[str, str, float]]:
    """Yield the pairs of one exercise; the same text is compared once, and what is common is left out."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name, text in sorted(texts.items()):
        if len(text) >= LEAST_TOKENS:
            groups[text].append(name)
    most = max(COMMON_AT_LEAST, COMMON * len(texts))
    rare = sorted((text for text, names in groups.items() if len(names) <= most), key=len)
    for text in rare:
        yield from ((one, other, 1.0) for one, other in itertools.combinations(groups[text], 2))
    for one, other, share in _near(rare):
        for names in itertools.product(groups[one], groups[other]):
            first, second = sorted(names)
            yield first, second, share


def _near(texts: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    """Yield the pairs of texts that are nearly the same; `texts` are sorted by length."""
    lengths = [len(text) for text in texts]
    for start in range(0, len(texts), BLOCK):
        block = texts[start : start + BLOCK]
        longest = len(block[-1]) * (2 - ALIKE) / ALIKE  # a longer one cannot have that share in common
        others = texts[start : bisect.bisect_right(lengths, longest)]
        shares = process.cdist(block, others, scorer=Indel.normalized_similarity, score_cutoff=ALIKE)
        for row, column in zip(*shares.nonzero(), strict=True):
            if column > row:
                yield block[row], others[column], float(shares[row, column])


def _statements(source: str) -> Iterator[str]:
    """Yield each logical line of a source, one sign for each token; of a source that is no Python, as far as it is."""
    line: list[str] = []
    after = ""
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.NEWLINE:
                if line and line != [_sign("text")]:  # a docstring
                    yield "".join(line)
                line = []
            elif token.type not in _LAYOUT:
                line.append(_sign(_plain(token, after)))
                after = token.string
    except (tokenize.TokenError, SyntaxError, ValueError):
        pass
    if line:
        yield "".join(line)


def _plain(token: tokenize.TokenInfo, after: str) -> str:
    """Return a token without what a rename or another wording changes; the names of libraries stay."""
    if token.type == tokenize.STRING:
        return "text"
    if token.type == tokenize.NAME and after != "." and not keyword.iskeyword(token.string):
        return "name"
    return token.string


def _sign(token: str) -> str:
    """Return a sign for a token, the same in every process; two tokens hardly ever share one of 30,000."""
    return chr(0x3000 + zlib.crc32(token.encode("utf-8", "replace")) % 30_000)
