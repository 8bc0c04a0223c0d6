"""A grid to records: where the header is, what its columns hold, what stands around it."""
