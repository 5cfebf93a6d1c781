"""Fingerprints of text that do not change with spaces, quotes and dashes (DESIGN 4, *Catalog*)."""
