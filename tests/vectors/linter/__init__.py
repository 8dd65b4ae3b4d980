"""What lint.py does: one idea a file."""
