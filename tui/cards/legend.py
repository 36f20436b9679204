"""What the signs of the screen mean, for the help: signs, not keys, though some look like one."""

from __future__ import annotations

from typing import Final

SIGN_OF_CURSOR: Final = ">"

LEGEND: Final = f"""\
The line above a row: its number, how its texts are related, ; open findings, then the verdicts:
yours, a digit and who is right (3? means that nobody was named), others' with their names.
{SIGN_OF_CURSOR} cursor   changed since: your verdict was given on other words
as row 6: "...": these words belong here too, and stand in row 6.   nearest: the likeliest partner.
sure, likely, maybe: how safe it is that the sentences of a row belong together.
; in a text, or underlined: words that an open finding is about.
In the review: ; open, x dismissed, a digit your verdict, > the finding that the keys are about.
In the list, at the end: O decisions on the article lost their place, V it was edited apart.
12f in the list: under a filter, the rows of the article that it shows.
linked by hand, by anna: a person said so, which wins over the program."""
"""A line a sign, or a few."""
