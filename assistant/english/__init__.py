"""What every part needs to know of English and of names: numbers, dates, sentences, the family roster."""
