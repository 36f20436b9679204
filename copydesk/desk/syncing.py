"""Shares a desk through git: commits what is new, takes in what others committed, sends both.

Nothing is ever forced, and only the desk's own files are committed; articles and whatever else is
in the repository are left as they are. Journals and kept articles can't conflict: each is written
by one device, or named by what it holds. Where two clones have made a `desk.json` each, the one
that was shared first stays. A conflict in any other file is between its authors: it is named, and
the merge is taken back as if it had never begun, so that no article ever shows git's marks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from copydesk.atomic import write_atomically
from copydesk.desk.git import Answer, Git
from copydesk.desk.in_git import desk_files, is_desk_file, make_attributes
from copydesk.errors import InputError
from copydesk.reviews.disk import saving
from copydesk.reviews.reading import JOURNALS

_MOST_TRIES: Final = 3
"""How often to begin again when somebody else was faster."""

_AGAIN: Final = "Your entries are committed here; sync again once it is settled."


class Synced(Struct, frozen=True):
    """What a sync did."""

    committed: int
    """Files of the desk that were new or had grown."""
    received: int
    """Commits of others that were taken in."""
    sent: int
    """Commits that went out: the desk's, and others of the branch that hadn't been sent."""
    branch: str
    """Where to: "origin/main"."""
    came_along: tuple[str, ...]
    """Files outside the desk that the others' commits changed, relative to the repository."""


def sync(
    store: Path, message: str, environment: Mapping[str, str], *, may_ask: bool = False
) -> Synced:
    """Commit, take in and send a desk.

    Args:
        store: The desk's folder, in a git repository.
        message: What the commit is called.
        environment: Variables of the process, for git.
        may_ask: Whether git may ask for a password on the terminal.

    Raises:
        InputError: It can't be shared; the sentence says what stands in the way. What was committed
            stays committed.
        NotSavedError: A file of the desk could not be written.
    """
    git = Git(store, environment, may_ask=may_ask)
    branch = _branch(git)
    make_attributes(store)
    committed = _commit(git, store, message)
    remote, there = _upstream(git, branch)
    received = 0
    before = git("rev-parse", "--quiet", "--verify", "HEAD").text
    for _ in range(_MOST_TRIES):
        received += _take_in(git, store, remote, there)
        sent = _count(git, f"{remote}/{there}", "HEAD")
        if not sent or _send(git, remote, there):
            came_along = _outside(git, before)
            return Synced(committed, received, sent, f"{remote}/{there}", came_along)
    raise InputError(f"Others sent theirs in between, {_MOST_TRIES} times.", "Sync again.")


def _branch(git: Git) -> str:
    """Return the branch that is checked out, where git is in the middle of nothing."""
    if unfinished := git.unfinished:
        raise InputError(
            f"Git is in the middle of {unfinished} in {git.root}.",
            "Finish it or break it off (`git status` says how), then sync again.",
        )
    branch = git("symbolic-ref", "--quiet", "--short", "HEAD").text
    if not branch:
        raise InputError(
            f"No branch is checked out in {git.root}: what is committed now would be lost.",
            "`git switch BRANCH` goes back to one.",
        )
    return branch


def _commit(git: Git, store: Path, message: str) -> int:
    """Commit the desk's files, whatever else is staged; return the number that were new."""
    files = desk_files(store)
    if rule := git.ignored(files):
        raise InputError(f"Git ignores the desk because of {rule}.", "Take that line out.")
    _must(git("add", names=files), "The desk can't be added to the repository")
    changed = [
        name
        for name in git(
            "diff", "--cached", "--name-only", "--diff-filter=d", "--relative", "-z"
        ).names
        if is_desk_file(name)
    ]
    if changed:
        if not git("var", "GIT_COMMITTER_IDENT").done:
            raise InputError(
                "Git doesn't know who you are.",
                "Tell it: `git config --global user.name NAME`, and the same with user.email.",
            )
        made = git("commit", "--quiet", "--only", "--message", message, names=changed)
        _must(made, "Git could not commit")
    return len(changed)


def _upstream(git: Git, branch: str) -> tuple[str, str]:
    """Return the remote and the branch there that this branch follows, or would."""
    remote = git("config", f"branch.{branch}.remote").text
    there = git("config", f"branch.{branch}.merge").text.removeprefix("refs/heads/")
    if remote and remote != "." and there:
        return remote, there
    remotes = git("remote").text.splitlines()
    if not remotes:
        raise InputError(
            "Your entries are committed here, but the repository has no remote to share them with.",
            "`git remote add origin ADDRESS` names one.",
        )
    if len(remotes) > 1 and "origin" not in remotes:
        raise InputError(
            f"The branch {branch} follows none of several remotes: {', '.join(remotes)}.",
            f"`git push -u REMOTE {branch}` chooses one.",
        )
    return "origin" if "origin" in remotes else remotes[0], branch


def _take_in(git: Git, store: Path, remote: str, there: str) -> int:
    """Merge what others sent; return how many commits that were."""
    fetched = git("fetch", "--quiet", remote)
    if not fetched.done:
        raise InputError(
            f"The remote {remote} can't be reached, or refuses you: {fetched.reason}",
            "Your entries are committed here; sync again when it does.",
        )
    theirs = f"{remote}/{there}"
    received = _count(git, "HEAD", theirs)
    if received:
        _merge(git, store, theirs)
    return received


def _merge(git: Git, store: Path, theirs: str) -> None:
    """Merge a remote branch; what both changed in files of the desk is settled."""
    merged = git("merge", "--quiet", "--no-edit", "--ff", f"refs/remotes/{theirs}")
    if merged.done:
        return
    if not git.unfinished:
        raise _refused(git, theirs, merged)
    conflicts = git("diff", "--name-only", "--relative", "--diff-filter=U", "-z").names
    elsewhere = set(git("diff", "--name-only", "--diff-filter=U", "-z").names)
    ours = [name for name in conflicts if is_desk_file(name)]
    prefix = git("rev-parse", "--show-prefix").text
    others = sorted(elsewhere - {f"{prefix}{name}" for name in ours})
    if not others:
        for name in ours:
            _settle(git, store, name)
        if git("commit", "--quiet", "--no-edit").done:
            return
    git("merge", "--abort")
    if not others:
        raise InputError(f"Git could not merge: {merged.reason}", _AGAIN)
    raise InputError(
        f"{_listed(others)} was changed here and on {theirs}, and git can't tell which words are"
        " right. Nothing was merged; the file is as you left it.",
        f"`git merge {theirs}` shows both: settle the file, commit it. {_AGAIN}",
    )


def _settle(git: Git, store: Path, name: str) -> None:
    """Put together a desk's file that was written on both sides: nobody has to be asked.

    Of a journal all lines of both count. What else there is was shared first over there.
    """
    theirs = git("show", f":3:./{name}").out
    data = theirs
    if name.startswith(f"{JOURNALS}/"):
        ours = git("show", f":2:./{name}").out
        lines = dict.fromkeys([*ours.splitlines(), *theirs.splitlines()])
        data = b"".join(line + b"\n" for line in lines)
    with saving(store / name):
        write_atomically(store / name, data)
    git("add", names=[name])


def _refused(git: Git, theirs: str, merged: Answer) -> InputError:
    """Return why git didn't even begin to merge."""
    coming = set(git("diff", "--name-only", "-z", f"HEAD...refs/remotes/{theirs}").names)
    unsaved = coming.intersection(
        [
            *git("diff", "--name-only", "-z", "HEAD").names,
            *git("-C", str(git.root), "ls-files", "--others", "-z").names,
        ]
    )
    if unsaved:
        return InputError(
            f"{_listed(sorted(unsaved))} has changes here that aren't committed, and others come"
            f" from {theirs}. Nothing was merged.",
            f"Commit it or put it aside. {_AGAIN}",
        )
    if staged := git("diff", "--cached", "--name-only", "-z").names:
        return InputError(
            f"{_listed(staged)} is staged for a commit of yours, and git merges nothing before"
            " that is done.",
            f"Commit or unstage it. {_AGAIN}",
        )
    return InputError(f"Git didn't merge what comes from {theirs}: {merged.reason}", _AGAIN)


def _send(git: Git, remote: str, there: str) -> bool:
    """Push; return False where somebody else was faster.

    Raises:
        InputError: The remote takes nothing.
    """
    pushed = git("push", "--quiet", "--set-upstream", remote, f"HEAD:refs/heads/{there}")
    if pushed.done:
        return True
    if git("fetch", "--quiet", remote).done and _count(git, "HEAD", f"{remote}/{there}"):
        return False
    raise InputError(f"{remote} refused it: {pushed.reason}", _AGAIN)


def _outside(git: Git, before: str) -> tuple[str, ...]:
    """Return the files outside the desk that have changed since a commit."""
    prefix = git("rev-parse", "--show-prefix").text
    changed = git("diff", "--name-only", "-z", before, "HEAD").names if before else []
    return tuple(name for name in changed if not is_desk_file(name.removeprefix(prefix)))


def _count(git: Git, old: str, new: str) -> int:
    """Return how many commits `new` has that `old` lacks; all of them where there is no `old`."""
    known = [name if name == "HEAD" else f"refs/remotes/{name}" for name in (new, old)]
    if not git("rev-parse", "--quiet", "--verify", known[0]).done:
        return 0
    if not git("rev-parse", "--quiet", "--verify", known[1]).done:
        known.pop()
    counted = git("rev-list", "--count", known[0], *(f"^{one}" for one in known[1:]))
    return int(counted.text) if counted.done else 0


def _must(answer: Answer, what: str) -> None:
    if not answer.done:
        said = " ".join((answer.reason or answer.text).split()) or "git doesn't say why"
        raise InputError(f"{what}: {said}")


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown
