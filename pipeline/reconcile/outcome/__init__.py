"""What a comparison or a computation comes to, and the sentence that says so."""
