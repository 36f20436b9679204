"""What the words and signs of the screen mean, for the help: no keys, though some look like one."""

from __future__ import annotations

from typing import Final

SIGN_OF_CURSOR: Final = ">"

LEGEND: Final = f"""\
Words and signs of the screen

The list: two lines an article
  B  the base, with which the others are compared      {SIGN_OF_CURSOR}  the article beside it
  14 Mar?   the date is a guess
  ####....  7/19   7 rows are done, of 19 that are done or to do
  ..        it isn't compared with the base yet
  3!        3 open findings of severity high
  2D   reviewers disagree on 2 rows      1S   a second reader is wanted of 1
  O    decisions on it lost their place  V    it was edited apart
  x    it can't be read                  12f  under a filter: its rows that are shown

The texts: a line above each row
  9         the number of the row
  reworded, sure   how the texts are related, and how safe it is that they
            belong together: sure, likely, maybe. linked by hand, by anna: a
            person said so, which wins over the program.
  ; quote   an open finding is in it; in the text its words are underlined
            or have ; before them
  3 1 Wire  your verdict and who is right; 3? means that nobody was named
  bob 2     another reviewer's verdict
  changed since    your verdict was given on other words: it is to do again
  as row 6: "..."  these words belong here too, and stand in row 6
  nearest: "..."   the likeliest partner of a text that has none
  {SIGN_OF_CURSOR}         the row under the cursor

The review: all that is known of that row, or of the selected finding
  ;  an open finding    x  you dismissed it    1-6  your verdict on it
  !  reviewers disagree on it    S  a second reader of it is wanted
  {SIGN_OF_CURSOR}  the finding that the keys are about
  quiet     nothing in the row has to be looked at; it is not reviewed

The map, from 160 columns on: the whole pair from top to bottom
  o  to do    x  done    .  quiet    {SIGN_OF_CURSOR}  the row under the cursor"""
"""A line a sign, or a few."""
