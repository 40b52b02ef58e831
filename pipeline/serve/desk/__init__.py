"""What all pages share: the settings, who may come in, and who is at work."""
