"""The question bank in the formats of other systems."""
