"""The shapes in which the world's statistics are published, brought to the columns that etl/tables/header_rows.py works with."""
