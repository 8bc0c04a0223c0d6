"""The catalogue: indicators, themes, offices, targets, events; and the names that are like others."""
