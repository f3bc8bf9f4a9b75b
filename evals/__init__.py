"""What the program is measured by: gold of our own, floors, and the gate that holds them."""
