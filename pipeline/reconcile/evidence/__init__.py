"""What a claim retells of known ones in other words: evidence that is learned and adds up."""
