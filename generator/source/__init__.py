"""YAML files → plain values with the place of each, and problems told with that place."""
