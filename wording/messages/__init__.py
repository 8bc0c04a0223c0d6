"""The sentences of problems, by what is wrong: code: (level, sentence). wording/problems.py puts them together."""
