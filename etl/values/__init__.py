"""A text to a value: number, period, unit, name, header word, note."""
