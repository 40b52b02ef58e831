"""What a file says beside its drawing: tags, comments, layers."""
