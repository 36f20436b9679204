"""Saved web pages of a size and shape that news sites have, for `benchmarks.reading`.

Each tells sentences of the sample corpus in an order of its own, in some 100 kB: styles, scripts
with the state of the page as JSON, JSON-LD and OpenGraph, menus, pictures with captions, a list of
related stories between the paragraphs, a teaser for each of sixty others below, and a footer.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Final, NamedTuple

SAMPLE: Final = Path(__file__).parent.parent / "seeds" / "norvik-ferry"

_SIZE: Final = 100_000
"""Bytes of a page."""
_PARAGRAPHS: Final = 24
_TEASERS: Final = 60
_SECTIONS: Final = ("News", "World", "Politics", "Business", "Culture", "Sport", "Weather", "Video")


class Told(NamedTuple):
    """One made article."""

    headline: str
    author: str
    date: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The article as a text file holds it."""
        return "\n\n".join((self.headline, self.author, self.date, *self.paragraphs)) + "\n"

    @property
    def page(self) -> str:
        """The article as a site sends it."""
        draw = random.Random(self.headline)
        lines = [*_head(self, draw), *_menus(), *_article(self, draw), *_below(self, draw)]
        page = "\n".join(lines)
        state = json.dumps(_state(draw, _SIZE - len(page.encode())))
        return page.replace("<!--state-->", f"<script>window.__STATE__ = {state};</script>")


def made_articles(number: int) -> list[Told]:
    """Return so many articles, the same at each call; no two paragraphs are alike."""
    paragraphs = [
        block
        for path in sorted(SAMPLE.glob("*.txt"))
        for block in path.read_text(encoding="utf-8").split("\n\n")
        if len(block) > 80
    ]
    return [_told(one, paragraphs) for one in range(number)]


def _told(number: int, paragraphs: Sequence[str]) -> Told:
    draw = random.Random(number)
    return Told(
        f"Ferry runs aground off Norvik, paper {number} of the coast says",
        f"By Anna Holm {chr(65 + number % 26)}.",
        f"2025-{1 + number % 12:02}-{1 + number % 28:02}",
        tuple(
            " ".join((*draw.choice(paragraphs).split(), f"Paper {number} noted it as point {one}."))
            for one in range(_PARAGRAPHS)
        ),
    )


def _head(told: Told, draw: random.Random) -> Iterator[str]:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": told.headline,
        "datePublished": f"{told.date}T08:15:00+01:00",
        "dateModified": f"{told.date}T11:40:00+01:00",
        "author": [{"@type": "Person", "name": told.author.removeprefix("By ")}],
        "publisher": {"@type": "Organization", "name": "The Norvik Mirror"},
        "mainEntityOfPage": f"https://mirror.example/news/{draw.randrange(10**8)}",
    }
    yield "<!DOCTYPE html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield f"<title>{escape(told.headline)} | The Norvik Mirror</title>"
    yield f'<meta property="og:title" content="{escape(told.headline)}">'
    yield '<meta property="og:site_name" content="The Norvik Mirror">'
    yield f'<meta property="article:published_time" content="{told.date}T08:15:00+01:00">'
    yield f'<link rel="canonical" href="{data["mainEntityOfPage"]}">'
    yield f'<script type="application/ld+json">{json.dumps(data)}</script>'
    rules = (f".c{n:03}{{margin:{n}px;color:#{n * 997:06x};display:flex}}" for n in range(250))
    yield f"<style>{''.join(rules)}</style>"
    yield "<!--state-->"
    yield "</head><body>"


def _menus() -> Iterator[str]:
    for place in ("header", "nav", "aside"):
        yield f'<{place} class="c001"><ul>'
        for section in _SECTIONS:
            for n in range(6):
                yield (
                    f'<li class="c{n:03}"><a href="/{section.lower()}/{n}" data-track="menu-{n}">'
                    f"{section} {n}</a></li>"
                )
        yield f"</ul></{place}>"
    yield '<div class="banner"><p>We use cookies. <button>Accept all</button></p></div>'


def _article(told: Told, draw: random.Random) -> Iterator[str]:
    yield '<main><div class="c010"><article class="c011 story">'
    yield f"<h1>{escape(told.headline)}</h1>"
    yield f'<div class="byline"><span>{told.author}</span> <time>{told.date}</time></div>'
    for number, paragraph in enumerate(told.paragraphs):
        words = escape(paragraph).split(" ")
        place = draw.randrange(len(words))
        words[place] = f'<a href="/topic/{place}">{words[place]}</a>'
        yield f'<div class="c{number:03}"><p class="text">{" ".join(words)}</p></div>'
        if number % 8 == 3:
            yield (
                f'<figure class="c012"><picture><source srcset="/{number}.webp 2x">'
                f'<img src="/{number}.jpg" alt="A ferry"></picture>'
                "<figcaption>The ferry on the reef at dawn.</figcaption></figure>"
            )
        if number % 8 == 6:
            yield '<aside class="related"><h3>Read more</h3><ul>'
            yield from (
                f'<li><a href="/news/{n}">More of the coast, part {n}</a></li>' for n in "123"
            )
            yield "</ul></aside>"
    yield "</article></div></main>"


def _below(told: Told, draw: random.Random) -> Iterator[str]:
    yield '<section class="more"><h2>Most read</h2>'
    for number in range(_TEASERS):
        words = draw.choice(told.paragraphs).split()
        yield (
            f'<div class="teaser c{number:03}"><a href="/news/{number}"><img src="/t{number}.jpg" '
            f'loading="lazy" alt=""><h3>{escape(" ".join(words[:7]))}</h3>'
            f"<p>{escape(' '.join(words[7:20]))}</p></a></div>"
        )
    yield "</section><footer>"
    yield from (f'<a href="/about/{n}">About us, part {n}</a>' for n in range(40))
    yield "<p>© 2025 The Norvik Mirror. All rights reserved.</p></footer></body></html>"


def _state(draw: random.Random, size: int) -> list[dict[str, object]]:
    """Return what scripts of a page keep in it, in so many bytes of JSON."""
    state = []
    while size > 0:
        entry = {"id": draw.randrange(10**12), "slot": f"ad-{draw.randrange(99)}", "lazy": True}
        state.append(entry)
        size -= len(json.dumps(entry)) + 2
    return state
