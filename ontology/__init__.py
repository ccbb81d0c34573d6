"""What the words mean: terms, identifiers and the records that travel between rooms."""
