"""Web pages: their tree, the blocks that are seen of it, which of them are the article, and facts.

trafilatura says which blocks are the article's; their words are taken from the page itself, so
that nothing that it tidies, drops or doubles can alter what is quoted as evidence.
"""
