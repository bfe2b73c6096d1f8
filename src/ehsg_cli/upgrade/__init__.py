"""Carrying what was said to one edition or revision of a bank into another: nobody retypes weeks of work."""
