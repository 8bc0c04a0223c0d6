"""The releases as a list, and the rows of a difference."""
