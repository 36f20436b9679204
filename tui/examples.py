"""What the help of each command shows by example: a line to type, and what it does."""

from __future__ import annotations

from typing import Final

EXAMPLES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "": (
        ("copydesk norvik/", "review the articles of a folder"),
        ("copydesk wire.txt copy.html", "review two files"),
        ("copydesk export norvik/ --format markdown -o report.md", "hand it on"),
    ),
    "open": (
        ("copydesk", "the story in this folder"),
        ("copydesk norvik/ --base wire", "with wire.txt on the left"),
        ("copydesk --blind norvik/", "without seeing what others decided"),
    ),
    "compare": (
        ("copydesk compare wire.txt copy.txt", "rows and findings, for people"),
        ("copydesk compare wire.txt copy.txt --format json", "the same, for scripts"),
    ),
    "export": (
        ("copydesk export norvik/ --format markdown -o report.md", "for readers"),
        ("copydesk export norvik/ --format csv --all -o all.csv", "every row, for a spreadsheet"),
        ("copydesk export norvik/ --format json | jq .records", "for a script"),
    ),
    "status": (
        ("copydesk status norvik/", "how far you are"),
        ("copydesk status norvik/ --reviewer ben", "how far Ben is"),
    ),
    "sheet": (
        ("copydesk sheet norvik/", "unequal lines first"),
        ("copydesk sheet norvik/ --format csv > sheet.csv", "for a spreadsheet"),
    ),
    "import": (
        ("copydesk import feed.rss -o norvik/", "the entries of a feed"),
        ("copydesk import dump.jsonl --field text=body -o norvik/", "a dump"),
        ("copydesk import https://norvik.example/ferry -o norvik/", "a page of the web"),
        ("copydesk import - -o norvik/", "what you paste"),
    ),
    "init": (("copydesk init norvik/", "keep the verdicts beside the articles"),),
    "merge": (
        ("copydesk merge --dry-run /media/stick/norvik", "only say what would come"),
        ("copydesk merge /media/stick/norvik --into norvik/", "take it in"),
    ),
    "sync": (("copydesk sync norvik/", "in a git repository"),),
    "doctor": (("copydesk doctor norvik/", "exit code 1 if anything is wrong"),),
    "demo": (("copydesk demo", "leave with q; the next time it goes on where you were"),),
    "keys": (("copydesk keys | less", "those of your configuration"),),
    "config": (("copydesk config > ~/.config/copydesk/config.toml", "a file to begin with"),),
    "completion": (
        ("copydesk completion bash > ~/.local/share/bash-completion/completions/copydesk", "Bash"),
        ("copydesk completion fish > ~/.config/fish/completions/copydesk.fish", "fish"),
        ("copydesk completion zsh > ~/.zfunc/_copydesk", "zsh, with ~/.zfunc in its fpath"),
    ),
}
"""By the command; "" is the program itself."""


def examples_of(command: str) -> str:
    """Return the examples of a command as the end of its help, with line breaks."""
    lines = EXAMPLES[command]
    width = max(len(line) for line, _what in lines)
    if width > 50:
        return "examples:\n" + "\n".join(f"  {line}\n      {what}" for line, what in lines)
    return "examples:\n" + "\n".join(f"  {line:<{width}}  {what}" for line, what in lines)
