"""Finding the articles of a story without reading them."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from copydesk.articles.article import Article
from copydesk.articles.found import LeftOut, Library
from copydesk.articles.left_out import left_out_lines, reason_by_ending
from copydesk.articles.library import find_articles, first_base, natural_key
from copydesk.articles.read_article import read_article
from copydesk.desk.desk import Desk
from copydesk.desk.kept import ARTICLES
from copydesk.desk.location import DESK_FILE
from copydesk.errors import InputError
from copydesk.importing.kinds import kind_of
from copydesk.reviews.reading import JOURNALS
from tests.tries import tries


def write(folder: Path, *names: str, text: str = "The wall fell at noon.\n") -> None:
    for name in names:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def names(library: Library) -> list[str]:
    return [found.name for found in library.articles]


def told(library: Library) -> dict[str, str]:
    assert len({one.name for one in library.left_out}) == len(library.left_out)
    return {one.name: one.reason.told for one in library.left_out}


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


def test_what_is_no_article_is_left_out_with_a_reason(tmp_path: Path) -> None:
    write(tmp_path, "wall.txt", "wall.xyz", "data.json", "README.md", "readme", "LICENSE.txt")
    write(tmp_path, ".hidden.txt", ".copydesk/a.txt", "NOTICE.txt", "CHANGELOG.md", "licence.md")
    write(tmp_path, "report.md", text="<!-- copydesk-export 1 -->\n# Report\n")
    write(tmp_path, "noticeable.txt", "readmes.txt", "sub/i.JPG", "plan.odt", "Dr. No dies at 9")
    write(tmp_path, "LICENSE-MIT", "~$wall.docx")
    library = find_articles([tmp_path])
    assert names(library) == ["noticeable.txt", "readmes.txt", "wall.txt"]
    about = "about the folder, by its name"
    assert told(library) == {
        "CHANGELOG.md": about,
        "data.json": "may hold many articles: `copydesk import FILE -o FOLDER`",
        "Dr. No dies at 9": "its name has no ending: call it .txt if it is a text",
        "licence.md": about,
        "LICENSE-MIT": about,
        "LICENSE.txt": about,
        "NOTICE.txt": about,
        "plan.odt": "an office document that isn't read: save as .docx",
        "readme": about,
        "README.md": about,
        "report.md": "copydesk wrote it",
        "sub/i.JPG": "a picture",
        "wall.xyz": "its name ends in .xyz: not a kind of file that copydesk reads",
        "~$wall.docx": "an office program left it while a document was open",
    }
    counted = {one.name for one in library.left_out if not one.reason.is_plain}
    assert counted == {"data.json", "Dr. No dies at 9", "plan.odt", "sub/i.JPG", "wall.xyz"}


@pytest.mark.parametrize(
    "name", ["Notice of sinking.txt", "licence-fee-rises.txt", "License plates read.md"]
)
def test_a_headline_may_begin_like_the_name_of_a_licence(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    assert names(find_articles([tmp_path])) == [name]


@pytest.mark.parametrize(
    "folder", ["Wall falls_files", "Wall falls-Dateien", "Wall falls_fichiers", "Wall falls.files"]
)
def test_the_folder_that_a_browser_saved_beside_a_page_is_named_and_not_searched(
    tmp_path: Path, folder: str
) -> None:
    """Its advertisements are pages, and some are text files."""
    write(tmp_path, "Wall falls.html", f"{folder}/saved_resource.txt", f"{folder}/deep/ad.txt")
    write(tmp_path, "Other_files/a.txt", "Wall falls_file.txt")
    library = find_articles([tmp_path])
    assert {"Other_files/a.txt", "Wall falls_file.txt"} <= {*names(library)}
    assert told(library)[f"{folder}/"] == "belongs to Wall falls.html"
    assert not [name for name in (*names(library), *told(library)) if "deep" in name]
    assert names(find_articles([tmp_path / folder])) == ["saved_resource.txt", "deep/ad.txt"]


def test_an_empty_file_is_told_to_be_empty_unless_its_name_is_an_articles(tmp_path: Path) -> None:
    """What is called like an article stays in the list: reading it says what is wrong."""
    write(tmp_path, "a.txt", "b.txt")
    write(tmp_path, "empty", "empty.xyz", "empty.txt", "empty.jpg", text="")
    library = find_articles([tmp_path])
    assert names(library) == ["a.txt", "b.txt", "empty.txt"]
    empty = "it is empty"
    assert told(library) == {"empty": empty, "empty.jpg": "a picture", "empty.xyz": empty}


def test_a_desk_that_is_not_hidden_is_told_in_few_words(tmp_path: Path) -> None:
    write(tmp_path, "story/a.txt")
    desk = Desk(find_articles([tmp_path / "story"]), tmp_path / "story/desk", "ann")
    assert {DESK_FILE, JOURNALS, ARTICLES} == {"desk.json", "journals", "articles"}
    write(desk.store, DESK_FILE, f"{JOURNALS}/ann@here.jsonl", f"{ARTICLES}/{'0f' * 32}")
    library = find_articles([tmp_path / "story"])
    assert names(library) == ["a.txt"]
    part = "part of a desk of copydesk"
    kept = f"desk/articles/{'0f' * 32}"
    assert told(library) == {"desk/desk.json": part, "desk/journals/": part, kept: part}


def test_a_named_file_is_an_article_and_not_left_out_by_the_folder_it_lies_in(
    tmp_path: Path,
) -> None:
    write(tmp_path, "a.txt", "i.jpg", "README.md")
    for paths in ([tmp_path, tmp_path / "i.jpg"], [tmp_path / "i.jpg", tmp_path]):
        library = find_articles([*paths, tmp_path])
        assert sorted(names(library)) == ["a.txt", "i.jpg"]
        assert [*told(library)] == ["README.md"]


@pytest.mark.parametrize("ending", ["rss", "atom", "json", "jsonl", "ndjson", "csv", "tsv"])
def test_who_is_sent_to_import_a_file_can_do_so(ending: str) -> None:
    assert "`copydesk import FILE -o FOLDER`" in reason_by_ending(f"a.{ending}").told
    assert kind_of(f"a.{ending}", b"") != "article"


def test_what_is_told_of_many_files_is_told_by_reason() -> None:
    left = [
        LeftOut(f"{n}.{end}", reason_by_ending(f".{end}")) for end in ("jpg", "csv") for n in "ab"
    ]
    assert [*left_out_lines(left)] == [
        "a.jpg (a picture)",
        "b.jpg (a picture)",
        "a.csv (may hold many articles: `copydesk import FILE -o FOLDER`)",
        "b.csv (may hold many articles: `copydesk import FILE -o FOLDER`)",
    ]
    left += [LeftOut(f"{n}.jpg", reason_by_ending(".jpg")) for n in range(1_200)]
    left += [LeftOut("x.iso", reason_by_ending(".iso"))]
    assert [*left_out_lines(left, 3)] == [
        "1,202 pictures: a.jpg, b.jpg, 0.jpg, ...",
        "2 files that may hold many articles (`copydesk import FILE -o FOLDER`): a.csv, b.csv",
        "x.iso (an archive: unpack it)",
    ]
    assert next(left_out_lines(left)).count(".jpg") == 1_202


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
    library = find_articles([tmp_path / "story"])
    assert names(library) == ["a.txt", "linked.txt", "sub/b.txt"]
    assert told(library) == {
        "broken.txt": "a link that leads nowhere",
        "self.txt": "a link that leads nowhere",
        "twice.txt": "the same file as a.txt",
    }


def test_a_file_named_twice_counts_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    assert names(find_articles([tmp_path / "a.txt", tmp_path / "./a.txt"])) == ["a.txt"]


def test_a_pipe_in_the_folder_is_passed_by(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    library = find_articles([tmp_path])
    assert names(library) == ["a.txt"]
    assert told(library) == {"pipe.txt": "no file, but a pipe, a socket or a device"}


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


def test_a_folder_without_articles_says_what_is_there_and_what_was_looked_for(
    tmp_path: Path,
) -> None:
    write(tmp_path, "README.md", "data.json", "i.jpg")
    with pytest.raises(InputError) as error:
        find_articles([tmp_path])
    assert error.value.message == (
        f"There are no articles in {tmp_path}, but:"
        " data.json (may hold many articles: `copydesk import FILE -o FOLDER`); i.jpg (a picture);"
        " README.md (about the folder, by its name)."
    )
    assert ".docx, " in error.value.hint
    write(tmp_path, *(f"{n}.png" for n in range(1_000)))
    with pytest.raises(InputError, match=r"1,001 pictures: 0\.png, 1\.png, .*, \.\.\.; data"):
        find_articles([tmp_path])


def test_an_empty_folder_has_no_articles(tmp_path: Path) -> None:
    write(tmp_path, ".hidden/a.txt")
    with pytest.raises(InputError) as error:
        find_articles([tmp_path])
    assert error.value.message == f"There are no articles in {tmp_path}."


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


_NAMES: Final = st.one_of(
    st.sampled_from(["a.txt", "a.html", "a_files", "a.files", "b.md", "README", "i.png", "x"]),
    st.sampled_from(["é.csv", ".hidden", "~$a.txt"]),
    st.sampled_from(["desk.json", "journals", "articles", "0f" * 32, "\x1b[2J.txt", "a\nb.q"]),
    st.text(
        st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=8
    ).filter(lambda name: name not in (".", "..")),
)
_TREES: Final = st.recursive(
    st.sampled_from([b"", b"words", b"copydesk-export", None, ".", "nowhere"]),
    lambda inside: st.dictionaries(_NAMES, inside, max_size=5),
    max_leaves=12,
)
"""Folders as dicts, files as their bytes, None for a pipe, a text for a link that leads there."""


def _grow(folder: Path, tree: object) -> None:
    assert isinstance(tree, dict)
    folder.mkdir()
    for name, inside in tree.items():
        if isinstance(inside, dict):
            _grow(folder / name, inside)
        elif isinstance(inside, bytes):
            (folder / name).write_bytes(inside)
        elif inside is None:
            os.mkfifo(folder / name)
        else:
            (folder / name).symlink_to(inside)


@settings(max_examples=tries(60))
@given(st.dictionaries(_NAMES, _TREES, min_size=1, max_size=6))
def test_every_file_is_an_article_or_told_and_none_is_both(tree: object) -> None:
    with TemporaryDirectory() as place:
        story = Path(place) / "story"
        _grow(story, tree)
        (story / "an article.txt").write_bytes(b"words")
        library = find_articles([story])
        assert library == find_articles([story])
        found = [*names(library), *(one.name for one in library.left_out)]
        assert len(found) == len({*found})
        for folder, folders, files in os.walk(story):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in files:
                below = (Path(folder) / name).relative_to(story)
                ways = [str(below), *(f"{above}/" for above in below.parents[:-1])]
                hits = [way for way in ways if way in found]
                assert hits if not name.startswith(".") else str(below) not in hits
                assert len(hits) <= 1


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
