"""The school's systems: reading what Canvas, Moodle and Gradescope hand out, and writing what they take in."""
