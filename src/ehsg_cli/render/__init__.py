"""A return as text people read."""
