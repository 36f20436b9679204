"""Links: what they promise to whoever reads them, and how good they are on gold data."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.alignment.aligner import align_sentences, score_sentences
from copydesk.alignment.link import LINKED, SURE, Link
from tests.tries import tries

WIRE = [
    "The ferry Aster ran aground off Norvik on Thursday night.",
    "All 212 passengers were taken ashore by fishing boats.",
    "The captain was not on the bridge, the coast guard said.",
    "Harbour master Ida Lund called it the worst night in twenty years.",
    "The company Nordline has promised an inquiry.",
]
RETOLD = [
    "Nordline, the company, promised an inquiry on Friday.",
    "Fishing boats took the 212 passengers ashore.",
    "It was the worst night in twenty years, harbour master Ida Lund said.",
    "On Thursday night the ferry Aster ran aground off Norvik.",
    "Tickets can be returned at any office.",
]

SENTENCES = st.lists(
    st.sampled_from([*WIRE, *RETOLD, "", "?!", "漢字 кириллица abc", "WIRE", "x " * 300]),
    max_size=9,
)


def _mirrored(links: Sequence[Link]) -> list[Link]:
    return sorted(Link(link.right, link.left, link.confidence) for link in links)


def test_a_retelling_in_another_order_finds_its_partners() -> None:
    links = align_sentences(WIRE, RETOLD)
    sure = {(link.left, link.right) for link in links if link.confidence >= SURE}
    assert sure == {(0, 3), (1, 1), (3, 2), (4, 0)}


@given(SENTENCES, SENTENCES)
@settings(max_examples=tries(80))
def test_swapping_the_texts_mirrors_links_near_misses_and_further_cells_exactly(
    left: list[str], right: list[str]
) -> None:
    here, there = score_sentences(left, right), score_sentences(right, left)
    assert _mirrored(here.links) == list(there.links)
    assert _mirrored(here.near_misses) == list(there.near_misses)
    assert _mirrored(here.candidates) == list(there.candidates)


TOLD_TWICE = {
    "Japanese": (
        (
            "昨夜、北浜駅で電車が脱線した。",
            "乗客212人は全員無事だった。",
            "運転士の佐藤健一さんは警察の聴取を受けている。",
        ),
        (
            "警察は運転士佐藤健一さんから事情を聴いている。",
            "北浜駅で昨夜、列車が脱線した。",
            "乗っていた221人にけがはなかった。",
        ),
    ),
    "Chinese": (
        (
            "周四晚上，渡轮在诺维克附近搁浅。",
            "船上212名乘客全部获救。",
            "船长李强当时不在驾驶台。",
        ),
        (
            "船长李强事发时没有在驾驶台上。",
            "一艘渡轮周四夜间在诺维克外海搁浅。",
            "221名乘客被渔船送上岸。",
        ),
    ),
    "Korean": (
        (
            "목요일 밤 여객선이 노르빅 앞바다에서 좌초했다.",
            "승객 212명은 모두 구조됐다.",
            "선장 김민수는 당시 조타실에 없었다.",
        ),
        (
            "사고 당시 선장 김민수 씨는 조타실을 비웠다.",
            "여객선은 목요일 밤 노르빅 앞바다에서 좌초됐다.",
            "승객 221명 전원이 구조되었다.",
        ),
    ),
    "Thai": (
        (
            "เรือเฟอร์รี่เกยตื้นใกล้นอร์วิกเมื่อคืนวันพฤหัสบดี",
            "ผู้โดยสาร 212 คนปลอดภัยทั้งหมด",
            "กัปตันสมชายไม่ได้อยู่บนสะพานเดินเรือ",
        ),
        (
            "กัปตันสมชายไม่อยู่ที่สะพานเดินเรือในขณะนั้น",
            "เมื่อคืนวันพฤหัสบดี เรือเฟอร์รี่ลำหนึ่งเกยตื้นใกล้นอร์วิก",
            "ผู้โดยสารทั้ง 221 คนปลอดภัย",
        ),
    ),
    "Hebrew": (
        (
            "המעבורת עלתה על שרטון ליד נורוויק בליל חמישי.",
            "כל 212 הנוסעים פונו לחוף.",
            "רב החובל יוסי לוי לא היה על הגשר.",
        ),
        (
            "יוסי לוי, רב החובל, לא נמצא על הגשר.",
            "בליל חמישי עלתה מעבורת על שרטון סמוך לנורוויק.",
            "221 נוסעים פונו אל החוף.",
        ),
    ),
    "Hindi": (
        (
            "गुरुवार रात नौका नोर्विक के पास फंस गई।",
            "सभी 212 यात्री सुरक्षित निकाले गए।",
            "कप्तान रवि शर्मा उस समय पुल पर नहीं थे।",
        ),
        (
            "कप्तान रवि शर्मा पुल पर मौजूद नहीं थे।",
            "नोर्विक के निकट गुरुवार रात एक नौका फंस गई।",
            "221 यात्रियों को सुरक्षित निकाला गया।",
        ),
    ),
}


@pytest.mark.parametrize(("left", "right"), TOLD_TWICE.values(), ids=TOLD_TWICE)
def test_a_retelling_with_other_figures_finds_its_partners_in_any_script(
    left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    links = align_sentences(left, right)
    assert {(link.left, link.right) for link in links} == {(0, 1), (1, 2), (2, 0)}


@given(SENTENCES, SENTENCES)
@settings(max_examples=tries(60))
def test_links_are_sorted_unique_probable_and_inside_both_texts(
    left: list[str], right: list[str]
) -> None:
    links = align_sentences(left, right)
    cells = [(link.left, link.right) for link in links]
    assert cells == sorted(set(cells))
    for link in links:
        assert 0 <= link.left < len(left)
        assert 0 <= link.right < len(right)
        assert LINKED <= link.confidence <= 1


@given(SENTENCES, SENTENCES)
@settings(max_examples=tries(60))
def test_further_cells_are_no_links_and_few(left: list[str], right: list[str]) -> None:
    scores = score_sentences(left, right)
    linked = {(link.left, link.right) for link in scores.links}
    cells = [(cell.left, cell.right) for cell in scores.candidates]
    assert cells == sorted(set(cells))
    assert not linked & set(cells)
    assert all(0 < cell.confidence < LINKED for cell in scores.candidates)
    shorter = min(len(left), len(right))
    assert len(cells) <= max(shorter / 2, 1.2 * shorter - len(linked))


@pytest.mark.parametrize(
    "shared",
    ["Highway 27", "Sgt. Okonjo", "senseless and diabolical", "a stolen forklift"],
)
def test_two_sentences_that_share_a_rare_detail_are_read_together(shared: str) -> None:
    left = [*WIRE, f"Nobody had expected {shared} to come up in the mayor's evening speech."]
    right = [*RETOLD, f"Reporters asked what {shared} had meant for people who live there now."]
    scores = score_sentences(left, right)
    assert (5, 5) in {(cell.left, cell.right) for cell in (*scores.links, *scores.candidates)}


def test_a_sentence_without_a_partner_keeps_its_nearest_miss() -> None:
    scores = score_sentences(WIRE, RETOLD)
    for miss in scores.near_misses:
        assert miss.confidence < LINKED
        assert (miss.left, miss.right) not in {(link.left, link.right) for link in scores.links}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ([], []),
        ([], WIRE),
        (WIRE, []),
        (["One sentence against three thousand."], ["Another sentence, number 5."] * 3_000),
        (["All sentences are equal."] * 400, ["All sentences are equal."] * 400),
        (["word " * 20_000], WIRE),
        (["... ?! --"] * 50, ["…"] * 50),
        (["漢字かな交じり文。", "كل الجمل", "Всё по-русски", "हिन्दी में"], WIRE),
        (["\x00\x1b[31m", "\ud800", "a\u0301" * 500], ["\x00\x1b[31m", "\ud800"]),
    ],
    ids=["nothing", "no-left", "no-right", "one-3000", "equal", "long", "dots", "scripts", "bytes"],
)
def test_hostile_shapes_get_links_of_the_right_shape(left: list[str], right: list[str]) -> None:
    links = align_sentences(left, right)
    assert all(link.left < len(left) and link.right < len(right) for link in links)
    # Otherwise a refrain would link all with all.
    assert len(links) <= 8 * min(len(left), len(right)) if left and right else not links


def test_a_refrain_links_along_the_diagonal() -> None:
    links = align_sentences(["And the sea was silent."] * 20, ["And the sea was silent."] * 20)
    assert {(n, n) for n in range(20)} <= {(link.left, link.right) for link in links}


LONG = [f"Ship {n} left town {n * 7 % 101} on day {n % 31} of the year." for n in range(300)]


def test_progress_steps_forward_through_every_stage_and_changes_nothing() -> None:
    shares: list[float] = []
    scores = score_sentences(LONG[:250], LONG[50:], progress=shares.append)
    assert scores == score_sentences(LONG[:250], LONG[50:])
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    assert max(after - before for before, after in pairwise(shares)) < 0.05


@pytest.mark.parametrize("last", range(0, 100, 7))
def test_progress_can_cancel_in_any_stage(last: int) -> None:
    told = 0

    def cancel(share: float) -> None:
        nonlocal told
        told += 1
        if share * 100 >= last:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        align_sentences(LONG, LONG, progress=cancel)
    assert told > last


def test_progress_ends_at_one_and_can_cancel() -> None:
    shares: list[float] = []
    align_sentences(WIRE, RETOLD, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0

    def cancel(share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        align_sentences(WIRE, RETOLD, progress=cancel)
