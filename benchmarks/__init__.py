"""Measurements that anyone can repeat: scripts, never timed tests. See the README for how to run them."""
