"""Where things are: the gazetteer (standard library only) and the shapes (geopandas)."""
