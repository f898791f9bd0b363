"""Truth reels: rendered clips of which every camera figure is known, for judging and training measurement.

A scene of textured planes and boxes is seen through a pinhole camera whose position, turn and focal length
are given for every frame. `script/reels FOLDER --count N --seed S` writes clips, their truth in the layout
of a shot log, and the exact camera of every frame. The same seed makes the same reels.
"""
