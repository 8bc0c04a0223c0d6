"""The components of ours, each with its script and style."""
