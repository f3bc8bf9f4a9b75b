"""Pure functions from what a story holds to the records that the templates lay out."""
