"""Workbooks that leave the product and come back: the template, and the file with its problems marked."""
