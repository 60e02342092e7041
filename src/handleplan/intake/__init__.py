"""Floor 4: a file becomes a reading, the reading is accepted, and the record is written."""
