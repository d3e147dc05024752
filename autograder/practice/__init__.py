"""The guided practice: digits to train on, the training itself, and the measures that trained models are judged by."""
