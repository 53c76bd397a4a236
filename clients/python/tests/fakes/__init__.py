"""A clock and a gateway for tests."""
