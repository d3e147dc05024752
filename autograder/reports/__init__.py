"""What people and other systems read of the results."""
