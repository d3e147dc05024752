"""The school's systems: reading what they hand out, writing what they take in, and grading inside of them."""
