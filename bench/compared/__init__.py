"""What `script/bench measure` is made of: tools that run side by side, and how their answers are counted."""
