"""@name@: the backend."""
