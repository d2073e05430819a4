"""From what was said to a draft note, by selection and grammar."""
