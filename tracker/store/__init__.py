"""The database: the only floor that knows SQL. Rows go in and out as the frozen values of `records`."""
