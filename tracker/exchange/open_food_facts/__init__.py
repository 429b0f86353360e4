"""Open Food Facts: its dumps, or one product's JSON, as products by barcode."""
