"""Articles out of what holds many, and off the web: each becomes a file of its own.

Nothing here runs but for `copydesk import`: opening a folder never fetches and never writes.
"""
