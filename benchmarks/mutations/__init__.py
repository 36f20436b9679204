"""Made-up changes of known kinds in texts that nobody annotated, and variants that change nothing.

A program that finds clashes must find a fact that was changed in a copy of an article, whatever the
article, and must be silent about a copy that is merely written otherwise. Both can be tried without
gold, on any text: the change itself tells where it is. `python -m benchmarks.mutations` does it.

`prose` knows a text as far as plain rules can; `edit` is a change and where it lies in both texts;
`values`, `names`, `grammar`, `clauses` and `quotations` make changes; `variants` makes none;
`material` brings texts; `scoring` compares and counts. Nothing of the code that is measured takes
part in making changes.
"""
