"""The program in real pseudo-terminals, and what such tests are made with.

`terminal` starts a program and waits for what it shows (`display`); `program` works copydesk as its
users do; `tmux` puts a tmux between program and screen, `link` a slow line; `aligning` holds a
comparison up. Below them: `launch` and `line` (the pseudo-terminal), `screen`, `picture`, `erasing`
and `answers` (what a terminal makes of output), `keys` (what a keyboard sends).
"""
