"""What one respondent said."""
