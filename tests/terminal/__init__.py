"""The program in real pseudo-terminals, and what such tests are made with.

`terminal` starts a program and shows its screen (`launch`, `screen`, `keys`); `program` works
copydesk as its users do.
"""
