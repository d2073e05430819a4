"""What a careful reader would point out in a note."""
