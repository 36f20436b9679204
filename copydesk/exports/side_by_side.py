"""Lays compared pairs out for a report that shows both texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from copydesk.alignment.places import Places, Side
from copydesk.alignment.relations import relation_of
from copydesk.alignment.row import Row
from copydesk.articles.article import Article, Span, kind_told
from copydesk.exports.cited import CitedArticles, numbers_told
from copydesk.exports.pairs import ComparedPair
from copydesk.exports.shown_pair import (
    SaidKey,
    ShownElsewhere,
    ShownFinding,
    ShownPair,
    ShownRow,
    ShownSide,
)
from copydesk.findings.row_marks import row_marks, run_text, spans_in_run
from copydesk.judged.claims import Claims
from copydesk.judged.final import FinalWord
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.history import Histories, Told, decision_text
from copydesk.judged.links import hand_links
from copydesk.judged.opinions import is_final, judgements_on
from copydesk.judged.rows import Judged, JudgedRow
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.review import Review

_SIDES: tuple[Side, Side] = ("left", "right")


def shown_pairs(
    pairs: Iterable[ComparedPair], cited: CitedArticles, review: Review
) -> tuple[ShownPair, ...]:
    """Return pairs as a report shows them, in their order.

    Args:
        pairs: The pairs.
        cited: The articles.
        review: What was decided.
    """
    histories, claims = Histories(review, cited.label), Claims(review)
    return tuple(_Laying(pair, cited, histories, claims, review).shown() for pair in pairs)


class _Laying:
    """Lays out one pair."""

    def __init__(
        self,
        pair: ComparedPair,
        cited: CitedArticles,
        histories: Histories,
        claims: Claims,
        review: Review,
    ) -> None:
        self._pair = pair
        self._cited = cited
        self._histories = histories
        self._claims = claims
        self._articles = (pair.first, pair.second)
        self._names = _names(cited, *self._articles)
        self._places = Places([judged.row for judged in pair.judged])
        self._hand_links = hand_links(pair.first, pair.second, review)
        self._numbered = {
            id(finding): place
            for place, finding in enumerate(one for row in pair.judged for one in row.findings)
        }
        self._ends: dict[tuple[int, Side], list[tuple[Span, int]]] = {}
        """Where findings point that nobody dismissed, by the row and the side."""
        for row in pair.judged:
            for finding in row.findings:
                for end in finding.ends if finding.verdicts or not finding.dismissals else ():
                    found = self._ends.setdefault((end.row, end.side), [])
                    found.append((end.span, self._numbered[id(finding)]))

    def shown(self) -> ShownPair:
        return ShownPair(
            files=(self._articles[0].name, self._articles[1].name),
            names=self._names,
            languages=self._pair.languages,
            rows=tuple(map(self._row, self._pair.judged)),
        )

    def _row(self, judged: JudgedRow) -> ShownRow:
        row = judged.row
        return ShownRow(
            number=row.number,
            relation=relation_of(row, self._linked(row), self._names, self._places)[0],
            furniture=row.furniture,
            sides=self._sides(judged),
            elsewhere=(self._elsewhere(judged, "left"), self._elsewhere(judged, "right")),
            findings=tuple(self._finding(judged, one) for one in judged.findings),
            said=_said(judged),
            final=self._final(judged, judged.final),
            is_reviewed=self._pair.is_reviewed(judged),
            changed_since=any(
                one.changed_since and one.verdict is not None for one in judgements_on(judged)
            ),
            target=judged.target.key,
            claim=self._claims.line(judged.target, ""),
            history=self._history(judged),
        )

    def _linked(self, row: Row) -> str:
        """Return who linked the sentences of a row to each other; "" for no person."""
        if not self._hand_links or row.confidence < 1:
            return ""
        words = (self._hand_links.get(cell) for cell in product(row.left, row.right))
        who = sorted({word.reviewer for word in words if word is not None and word.linked})
        return f"linked by {', '.join(who)}" if who else ""

    # Texts

    def _sides(self, judged: JudgedRow) -> tuple[ShownSide | None, ShownSide | None]:
        row, (first, second) = judged.row, self._articles
        marks = row_marks(first, second, row, self._pair.differences)
        return (
            self._side(row.number, "left", first, row.left, marks.left),
            self._side(row.number, "right", second, row.right, marks.right),
        )

    def _side(
        self, number: int, side: Side, article: Article, run: Sequence[int], marked: Sequence[Span]
    ) -> ShownSide | None:
        if not run:
            return None
        kinds = dict.fromkeys(kind_told(article.sentences[index].kind) for index in run)
        return ShownSide(
            text=run_text(article, run),
            sentences=numbers_told(run),
            kind=", ".join(kind for kind in kinds if kind != "body"),
            marked=tuple(marked),
            findings=tuple(
                (span, place)
                for whole, place in self._ends.get((number, side), ())
                for span in spans_in_run(article, run, [whole])
            ),
        )

    def _elsewhere(self, judged: JudgedRow, side: Side) -> tuple[ShownElsewhere, ...]:
        article = self._articles[_SIDES.index(side)]
        return tuple(
            ShownElsewhere(where, self._places.row_of(side, indices[0]), run_text(article, indices))
            for where, indices in self._places.elsewhere(judged.row, side)
        )

    # Decisions

    def _finding(self, row: JudgedRow, judged: JudgedFinding) -> ShownFinding:
        finding = judged.finding
        alone = {"omission": self._names[0], "addition": self._names[1]}.get(finding.kind)
        elsewhere = dict.fromkeys(end.row for end in judged.ends if end.row != row.row.number)
        return ShownFinding(
            place=self._numbered[id(judged)],
            kind=f"only in {alone}" if alone else finding.kind,
            severity="" if judged.lost else finding.severity,
            confidence="" if judged.by or judged.lost else finding.confidence,
            question=finding.reason,
            found_by=judged.by or ("" if judged.lost else "the program"),
            inside=self._names[_SIDES.index(judged.inside)] if judged.inside else "",
            elsewhere=tuple(elsewhere),
            said=(
                *_said(judged),
                *((judged.target.key, one.reviewer) for one in judged.dismissals),
            ),
            final=self._final(judged, judged.final),
            is_open=not (judged.is_decided or judged.is_off or self._pair.has_verdict(row)),
            target=judged.target.key,
            history=self._history(judged),
        )

    def _final(self, judged: Judged, final: FinalWord | None) -> str:
        if final is None:
            return ""
        entry = final.entry
        text = f"{decision_text(entry.data, self._cited.label)}, by {entry.reviewer}"
        if final.changed_since:
            return f"{text}, on words that were changed since"
        return text if is_final(judged) else f"{text}, reopened by a later verdict"

    def _history(self, judged: Judged) -> tuple[Told, ...]:
        """Return all that was written; nothing where all of that stands."""
        said = judgements_on(judged)
        told = [one for item in said for one in self._histories.of_judgement(item)]
        told += self._histories.of_final(judged.target)
        standing = sum(map(_entries, said)) + bool(judged.final)
        if isinstance(judged, JudgedFinding):
            told += self._histories.of_finding(judged.target)
            standing += len(judged.dismissals) + bool(judged.by and not judged.lost)
        return tuple(sorted(told, key=lambda one: one.order)) if len(told) > standing else ()


def _entries(judgement: Judgement) -> int:
    """Return how many entries it takes to say what stands in a judgement."""
    told = (judgement.verdict, judgement.note, judgement.tags, judgement.second_reader)
    return sum(map(bool, told)) + len(judgement.evidence)


def _said(judged: Judged) -> tuple[SaidKey, ...]:
    return tuple((item.target.key, item.reviewer) for item in judgements_on(judged))


def _names(cited: CitedArticles, first: Article, second: Article) -> tuple[str, str]:
    """Return what to call two articles: by their files where their short names are one."""
    one, other = cited.described(first).short_name, cited.described(second).short_name
    return (first.name, second.name) if one == other else (one, other)
