"""What the product says: language, numbers, changes, sentences, the messages of problems, and the one place that escapes."""
