"""The food table as plain values: reading foods.csv, searching it, portions, and reading a typed line."""
