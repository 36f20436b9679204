"""Who says the same: links between sentences, rows of linked runs, changed words inside a row."""
