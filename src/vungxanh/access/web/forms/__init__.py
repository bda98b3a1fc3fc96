"""Forms of signing in and of managing posts."""
