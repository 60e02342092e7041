"""What a person does with a document before it counts: brings it in, checks what was read, and accepts it."""
