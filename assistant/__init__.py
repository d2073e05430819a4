"""The product itself: what a recording, a note, a check and a review are, and what is done with them."""
