"""What every page stands in: frame, context of a run, address, identity."""
