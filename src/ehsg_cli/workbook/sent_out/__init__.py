"""What a change of a bank means for the workbooks that were sent out before it."""
