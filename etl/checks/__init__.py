"""Records to checked figures: cells, repairs, the questions that are asked, the rules."""
