"""The trained attribution tagger, in a folder of its own: without it the rules serve alone.

``training/`` at the top of the repository makes the weights; ``weights/MODEL_CARD.md`` says from
what, and how well they do.
"""
