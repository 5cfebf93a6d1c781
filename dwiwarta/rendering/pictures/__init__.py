"""Pictures of articles: which sizes are made of a file, and the making of them."""
