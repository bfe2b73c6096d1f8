"""What is different between two question banks, as data, and what of it is a mistake."""
