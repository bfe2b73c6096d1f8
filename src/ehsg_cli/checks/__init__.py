"""Rules a return should keep."""
