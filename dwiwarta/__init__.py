"""Dwiwarta: a static site generator for a curated bilingual news digest, Indonesian and English."""

__version__ = "0.1.0"
