"""Makes what the guided practice is judged by: the reference classifier, trained examples, and the measured table."""
