"""Narrowing what is offered by what is typed: the number of a row, or words."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.articles.wording import normal_form
from widgets.shown import Offer


def narrowed(offers: Sequence[Offer], typed: str) -> list[Offer]:
    """Return the offers that have all words typed, in their order; of one row's number first.

    A word may be part of one, and a number that of a row or one in the text. Case, quotes, dashes
    and white space make no difference.
    """
    wanted = normal_form(typed).split()
    found = [offer for offer in offers if all(_has(offer, word) for word in wanted)]
    return sorted(found, key=lambda offer: offer.number not in wanted) if wanted else found


def _has(offer: Offer, word: str) -> bool:
    return word == offer.number or any(word in normal_form(text) for text in offer.texts)
