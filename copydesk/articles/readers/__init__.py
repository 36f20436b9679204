"""Readers: one module a format, each of which takes an article out of the bytes of a file.

A reader is a module with a function `read(data, encoding="") -> Extract`, pure and without a look
at the disk or the network, and a `VERSION`. Those that stand on a library run in a process of their
own (`articles/reading_process`), which loads it when a file of its format is met, and which can be
ended at any moment: what they read may come from anybody.
"""
