"""Measures over many notes: did recording get better?"""
