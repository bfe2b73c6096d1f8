"""Banks in and out of the formats of people who do not read YAML."""
