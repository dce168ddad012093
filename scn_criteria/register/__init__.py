"""What people decided on a recommendation, and whether it still stands."""
