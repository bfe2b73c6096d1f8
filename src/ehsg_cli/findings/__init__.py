"""What a person should know: codes, findings, and how they are written out."""
