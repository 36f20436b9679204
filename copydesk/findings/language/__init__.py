"""Words as such: tokens, their forms, and which classes of grammar they belong to."""
