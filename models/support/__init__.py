"""Finds the weights by which measures of a claim are turned into the chance that the recording bears it out."""
