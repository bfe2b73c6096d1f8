"""Many submissions to one return."""
