"""The commands, by who uses them: parse, call, print."""
