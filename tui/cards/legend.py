"""What the signs of the screen mean, for the help: signs, not keys, though some look like one."""

from __future__ import annotations

from typing import Final

from widgets.shown import SIGNS

SIGN_OF_CURSOR: Final = ">"

LEGEND: Final = f"""\
Signs: {SIGNS["same"]} same   {SIGNS["reworded"]} reworded   {SIGNS["left-only"]} left only   \
{SIGNS["right-only"]} right only, or folded lines   {SIGN_OF_CURSOR} cursor
The digit before a number is your verdict: ? no side was chosen, * the row changed since.
After it: ! reviewers disagree, S a second reader is wanted, F final, o others gave a verdict.
The numbers beside the texts count sentences; rows are counted in the review (row 7).
also 6: sentence 6 over there says it as well.   nearest: 9 (maybe): the likeliest partner.
sure, likely, maybe: how safe it is that the sentences of a row belong together.
; before a number: the row has an open finding; so has a word with ; before it, or underlined.
In the review: ; open, x dismissed, a digit your verdict, > the finding that the keys are about.
In the list, at the end: O decisions on the article lost their place, V it was edited apart.
linked by hand, by anna: a person said so, which wins over the program."""
"""A line a sign, or a few."""
