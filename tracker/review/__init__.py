"""Many days as pandas frames: where the calcium comes from."""
