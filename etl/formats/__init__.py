"""The bytes of a file to grids of texts, with every guard against files that are broken or meant to do harm."""
