"""What people do with the log, one function a use case; no SQL here, and nothing is printed."""
