"""The fictional municipality Lindala, made by walking the real flow: for demos, tests and screenshots."""
