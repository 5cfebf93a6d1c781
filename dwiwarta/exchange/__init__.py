"""Taking translations to other people's tools and back: TMX, XLIFF, CSV and bundles of catalogs (docs/exchange.md)."""
