"""What writes content files: new texts, fingerprints, review sheets and their way back."""
