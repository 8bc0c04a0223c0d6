"""The steps from a file or a report to a release."""
