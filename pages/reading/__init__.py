"""What the reading pages share: choices, tables, downloads."""
