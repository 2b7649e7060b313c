"""What the register costs, beside others on the same machine in the same run: make bench."""
