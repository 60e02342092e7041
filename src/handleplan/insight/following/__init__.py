"""What came of a framework's promises in a round: the numbers, and which plans say so."""
