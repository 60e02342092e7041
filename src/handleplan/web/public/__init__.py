"""The pages that everybody may read, without an account."""
