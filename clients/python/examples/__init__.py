"""Examples: each takes the address from the environment."""
