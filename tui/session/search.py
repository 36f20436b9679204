"""Searching the texts of the whole story, article by article in the order of the list.

A match is a row that holds the words. The base stands in every pair: its words count in the pair in
which the search began, so that nobody is led to them once an article.
"""

from __future__ import annotations

from copydesk.counted import counted
from copydesk.reviews.anchors import row_target
from tui.keys import key
from tui.session.matches import Matches
from tui.session.names import short_name
from tui.session.outcome import command
from tui.session.pairs import joined, onward
from tui.session.session import Session


@command
def set_search(session: Session, words: str) -> str:
    """Look for words in all articles, and go to the first match from here on."""
    cursor = session.cursor
    cursor.selected = None
    cursor.search = words if words.strip() else ""
    session.matches = Matches(words, session.key) if cursor.search else None
    if session.matches is None:
        return ""
    return _go_on(session, session.matches, 1, cursor.row_number - 1)


@command
def next_match(session: Session, step: int) -> str:
    """Go to the next (1) or previous (-1) match of the story, around the ends of the list."""
    matches = session.matches
    if matches is None:
        return f"nothing was searched for yet: {key('search')} searches"
    session.cursor.selected = None
    if matches.at != session.key:
        matches.began = session.key
    return _go_on(session, matches, step, session.cursor.row_number)


def _go_on(session: Session, matches: Matches, step: int, number: int) -> str:
    """Go to the next match behind (before, by step -1) row `number`, here or in another pair."""
    here = matches.rows(session.key, session.pair)
    ahead = [row for row in here if (row - number) * step > 0]
    if ahead:
        return _stand(session, matches, min(ahead) if step > 0 else max(ahead), "")
    before = -1 if session.other is None else session.other
    for other in _elsewhere(session, step):
        if _number_in(session, matches, other):
            wraps = (other - before) * step < 0
            session.put(session.base, other)
            return _enter(session, matches, step, _around(step) * wraps)
    if not here:
        return joined((f"no match for {matches.words}", _unread(session)))
    around = _around(step) * (len(here) > 1)
    return _stand(session, matches, min(here) if step > 0 else max(here), around)


def _around(step: int) -> str:
    return "back to the first: " if step > 0 else "back to the last: "


def _elsewhere(session: Session, step: int) -> list[int]:
    """Return the other articles in the order in which the search comes to them."""
    if session.looking_back is not None:
        return []
    others = [other for other in onward(session) if other != session.other]
    return [other for other in others[::step] if session.desk.known(other) is not None]


def _enter(session: Session, matches: Matches, step: int, around: str) -> str:
    """Go to the first match, or the last, of the pair that the search has come to."""
    where = f"{around}now in {short_name(session, session.other or 0)}"
    rows = matches.rows(session.key, session.pair)
    if rows:
        return _stand(session, matches, rows[0] if step > 0 else rows[-1], where)
    matches.at = session.key
    pair = session.pair
    assert pair.right is not None  # an article was come to
    found = sorted(matches.sentences(pair.right))
    sentence = found[0] if step > 0 else found[-1]
    pair.awaited = row_target(pair.left, (), pair.right, (sentence,))
    return f"{where}: the match is shown once the pair is compared"


def _stand(session: Session, matches: Matches, row: int, where: str) -> str:
    """Stand on a match, whatever hides it; say which of all it is, and where."""
    matches.at = session.key
    gave_way = session.cursor.uncover(row)
    here = matches.rows(session.key, session.pair)
    place, total = here.index(row) + 1, len(here)
    within = ""
    if session.looking_back is None and len(session.others()) > 1:
        within = " in the story"
        others = session.others()
        now = others.index(session.other) if session.other in others else 0
        numbers = [_number_in(session, matches, other) for other in others]
        place += sum(numbers[:now])
        total = sum(numbers)
    said = f"match {place} of {total}{within} for {matches.words}"
    where = where.removesuffix(", ")
    return joined((", ".join(filter(None, (said, where))), gave_way, _unread(session)))


def _number_in(session: Session, matches: Matches, other: int) -> int:
    """Return how many matches an article has beside the base; as sentences before it has rows."""
    article = session.desk.known(other)
    if article is None:
        return 0
    key_of_pair = session.base, other
    pair = session.pairs.get(key_of_pair)
    if pair is not None and (pair.judged or key_of_pair == session.key):
        return len(matches.rows(key_of_pair, pair))
    base = session.desk.article(session.base)
    begins = matches.sentences(base) if key_of_pair == matches.began else frozenset()
    return len(begins) + len(matches.sentences(article))


def _unread(session: Session) -> str:
    """Return how many articles couldn't be searched yet, as a clause; "" for none."""
    unread = [other for other in session.others() if session.desk.known(other) is None]
    number = len(unread)
    return f"{counted(number, 'article is', 'articles are')} not read yet" if number else ""
