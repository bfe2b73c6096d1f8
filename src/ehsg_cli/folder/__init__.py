"""The return folder: where an analyst keeps one return, with the settings for every command in it."""
