"""What the words and signs of the screen mean, for the help: no keys, though some look like one."""

from __future__ import annotations

from typing import Final

SIGN_OF_CURSOR: Final = ">"

LEGEND: Final = f"""\
Words and signs of the screen

The list: two lines an article
  B         the base: all others are compared with it
  {SIGN_OF_CURSOR}         the article that is shown beside it
  14 Mar?   the date is a guess
  ####....  7/19   7 rows are done of 19 that ask for a verdict
  ..        it isn't compared with the base yet
  3!        3 findings of severity high are open
  2D        reviewers disagree on 2 rows
  1S        somebody wants a second reader for 1 row
  12f       the filter shows 12 of its rows
  O         decisions on it lost their words and need a new place
  V         two people edited it, each in their own way
  x         it can't be read

The top line
  4 of 19 done, 9 to do, 6 quiet   rows of this pair: with your verdict;
            asking for it; with nothing to look at (not reviewed)
  story 9 of 61 so far   rows done in all pairs of the base; "so far"
            while some of them are still being compared
  variants marked   other quotes, capitals and spaces are marked too
  2!  1S    where it is narrow: 2 disputed, 1 second reader wanted

The texts: a line above each row
  9         the number of the row
  same      the same words; capitals, quotes and spaces set aside
  reworded, sure   the same claim in other words, and how safe the
            program is of that: sure, likely, maybe
  linked by hand, linked by anna   a person linked the two: that wins
  only in 1 Wire   the other article has no such sentence (a ; behind it
            asks whether it was left out); after a ;: it lacks words
  ; quote high   an open finding: its kind, "high" where it is grave; in
            the text its words are underlined or have ; before them
  3 1 Wire  your verdict, and who is right; 3? names nobody yet
  bob 2     another reviewer's verdict
  disputed  reviewers disagree
  final 3   one verdict was made final
  changed since    the verdict was given on other words: judge it again
  as row 6: "..."  these words belong here too, and stand in row 6
  nearest: "..."   what comes closest to a text that has no partner
  told here: row 4   the other article tells row 4 at this place
  {SIGN_OF_CURSOR}         the row under the cursor

The kinds of findings: what differs between the two articles
  name         a name: Norvik, Nordvick
  number       212 people, 221 people
  date         a day, a time or a length of time
  quote        words inside quotation marks
  office       an office, title or rank
  agency       who did it, and to whom
  attribution  who says so
  hedge        "may have sunk", "sank"
  negation     one says it, the other denies it
  stage        planned, begun or done
  scope        all or some, at least, only
  cause        why it happened
  label        another word or phrase for the same thing
  only in ...  one article has these words alone
  A selected finding also names its type: what exactly was looked for.
  Types that you never want to see can be switched off: see the guide.

The review: all that is known of that row, or of the selected finding
  ;  an open finding    x  you dismissed it    1-6  your verdict on it
  !  reviewers disagree on it    S  somebody wants a second reader
  high, medium, low   how grave it would be: it changes the story, a
            reader would notice, it is a detail
  sure, likely, maybe   how safe the program is that it is a finding
  {SIGN_OF_CURSOR}  the finding that the keys are about
  quiet     nothing in the row has to be looked at; it is not reviewed

The map, from 160 columns on: the whole pair from top to bottom
  o  to do    x  done    .  quiet    {SIGN_OF_CURSOR}  the row under the cursor"""
"""A line a sign, or a few."""
