"""Functions of ours in another process, within limits: whatever they do to it, the command goes on."""
