"""The command line: its arguments, one function for each verb, and what they share."""
