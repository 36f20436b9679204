"""Finding the articles of a story without reading them."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from copydesk.articles.article import Article
from copydesk.articles.found import Library
from copydesk.articles.library import find_articles, first_base, natural_key
from copydesk.articles.read_article import read_article
from copydesk.errors import InputError


def write(folder: Path, *names: str, text: str = "The wall fell at noon.\n") -> None:
    for name in names:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def names(library: Library) -> list[str]:
    return [found.name for found in library.articles]


def test_articles_come_in_the_order_in_which_people_count(tmp_path: Path) -> None:
    write(tmp_path, "10.txt", "2.md", "1.TXT", "b/1.txt", "B2/x.text", "a.markdown", "b10/1.txt")
    library = find_articles([tmp_path])
    assert names(library) == [
        "1.TXT",
        "2.md",
        "10.txt",
        "a.markdown",
        "b/1.txt",
        "B2/x.text",
        "b10/1.txt",
    ]
    assert [found.heading for found in library.articles] == ["", "", "", "", "b", "B2", "b10"]
    assert all(found.path.is_file() for found in library.articles)


def test_what_is_no_article_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, "wall.txt", "wall.html", "data.json", "README.md", "readme", "LICENSE.txt")
    write(tmp_path, ".hidden.txt", ".copydesk/a.txt", "NOTICE.txt", "CHANGELOG.md", "licence.md")
    write(tmp_path, "report.md", text="<!-- copydesk-export 1 -->\n# Report\n")
    write(tmp_path, "noticeable.txt", "readmes.txt")
    assert names(find_articles([tmp_path])) == ["noticeable.txt", "readmes.txt", "wall.txt"]


def test_a_text_that_mentions_the_marker_further_down_is_an_article(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", text="Words. " * 200 + "copydesk-export")
    assert names(find_articles([tmp_path])) == ["a.txt"]


def test_a_file_that_is_named_is_taken_whatever_it_is(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "page.html", "wall.txt")
    library = find_articles([tmp_path / "page.html", tmp_path / "README.md"])
    assert names(library) == ["page.html", "README.md"]
    assert library.root == tmp_path


def test_several_folders_are_headings_below_the_folder_they_share(tmp_path: Path) -> None:
    write(tmp_path, "may/a.txt", "june/sub/b.txt", "lone.txt")
    library = find_articles([tmp_path / "may", tmp_path / "june", tmp_path / "lone.txt"])
    assert [(found.name, found.heading) for found in library.articles] == [
        ("may/a.txt", "may"),
        ("june/sub/b.txt", "june/sub"),
        ("lone.txt", ""),
    ]


def test_names_found_are_the_names_that_articles_get(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "sub/b.txt")
    library = find_articles([tmp_path])
    read = [read_article(found.path, root=library.root).name for found in library.articles]
    assert read == names(library)


def test_links_are_followed_but_never_in_circles(tmp_path: Path) -> None:
    write(tmp_path / "story", "a.txt", "sub/b.txt")
    write(tmp_path, "elsewhere/c.txt")
    (tmp_path / "story/sub/up").symlink_to(tmp_path / "story", target_is_directory=True)
    (tmp_path / "story/linked.txt").symlink_to(tmp_path / "elsewhere/c.txt")
    (tmp_path / "story/twice.txt").symlink_to(tmp_path / "story/a.txt")
    (tmp_path / "story/broken.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "story/self.txt").symlink_to(tmp_path / "story/self.txt")
    assert names(find_articles([tmp_path / "story"])) == ["a.txt", "linked.txt", "sub/b.txt"]


def test_a_file_named_twice_counts_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    assert names(find_articles([tmp_path / "a.txt", tmp_path / "./a.txt"])) == ["a.txt"]


def test_a_pipe_in_the_folder_is_passed_by(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(find_articles([tmp_path])) == ["a.txt"]


def test_a_sub_folder_that_can_not_be_listed_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.txt", "locked/b.txt")
    listed = os.scandir

    def scandir(folder: Path) -> object:
        if Path(folder).name == "locked":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    library = find_articles([tmp_path])
    assert (names(library), library.unread_folders) == (["a.txt"], (tmp_path / "locked",))


def test_a_folder_without_articles_says_what_was_looked_for(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "data.json")
    with pytest.raises(
        InputError, match=r"There are no articles in .*\.markdown, \.md, \.text, \.txt"
    ):
        find_articles([tmp_path])


@pytest.mark.parametrize("name", ["absent", "absent.txt", "a\0b", "x" * 5000])
def test_a_path_that_leads_nowhere_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        find_articles([tmp_path / name])


def test_the_story_is_called_by_its_readmes_heading(tmp_path: Path) -> None:
    write(tmp_path / "ferry-at_norvik", "a.txt")
    assert find_articles([tmp_path / "ferry-at_norvik"]).title == "Ferry at norvik"
    write(tmp_path / "ferry-at_norvik", "README.md", text="\n# The ferry at Norvik #\n\nWords\n")
    assert find_articles([tmp_path / "ferry-at_norvik"]).title == "The ferry at Norvik"


def test_a_readme_that_is_no_text_does_no_harm(tmp_path: Path) -> None:
    write(tmp_path / "story", "a.txt")
    (tmp_path / "story" / "README.md").write_bytes(b"\xff\xfe\x00# x")
    assert find_articles([tmp_path / "story"]).title == "Story"


def test_an_opened_dot_folder_is_searched(tmp_path: Path) -> None:
    write(tmp_path / ".drafts", "a.txt", ".old/b.txt")
    assert names(find_articles([tmp_path / ".drafts"])) == ["a.txt"]


@given(st.lists(st.text(max_size=8), max_size=5))
def test_any_names_can_be_put_in_order(words: list[str]) -> None:
    assert sorted(sorted(words, key=natural_key)) == sorted(words)


def test_numbers_count_by_value_and_case_does_not_count() -> None:
    assert sorted(["b", "A", "a10", "a9", "10", "9", ""], key=natural_key) == [
        "",
        "9",
        "10",
        "A",
        "a9",
        "a10",
        "b",
    ]


@pytest.fixture
def articles(tmp_path: Path) -> list[Article]:
    write(tmp_path, "1.txt", "10.txt", "2.txt")
    return [read_article(tmp_path / name) for name in ("10.txt", "2.txt", "1.txt")]


def dated(article: Article, published: str, origin: str = "") -> Article:
    facts = structs.replace(article.facts, published=published, origin=origin)
    return replace(article, facts=facts)


def test_the_first_base_is_the_source_then_the_earliest_then_the_first(
    articles: list[Article],
) -> None:
    ten, two, one = articles
    assert first_base([ten, two, one]).name == "1.txt"
    assert first_base([ten, two]).name == "2.txt"
    assert first_base([dated(ten, "2031-05-10"), dated(two, "2031-05-09"), one]).name == "2.txt"
    assert (
        first_base([dated(ten, "2031-05-10", "source"), dated(two, "2031-05-09")]).name == "10.txt"
    )


def test_a_dateline_without_a_year_counts_as_of_the_others_year(tmp_path: Path) -> None:
    """The wire that all others retell often gives only month and day."""
    write(tmp_path, "1.txt", text="Wall falls\n\n10 May 2031\n\nThe wall fell.\n")
    write(tmp_path, "2.txt", text="Wall falls\n\nTOLM, May 9 (Kestrel) - The wall fell at noon.\n")
    assert (
        first_base([read_article(tmp_path / name) for name in ("1.txt", "2.txt")]).name == "2.txt"
    )
