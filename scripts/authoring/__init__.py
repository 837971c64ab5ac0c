"""What writes content files: new texts, stamps, review sheets."""
