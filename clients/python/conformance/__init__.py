"""The program that the conformance suite runs."""
