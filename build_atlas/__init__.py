"""From one YAML file per club to a static atlas: load, check, model, views, site."""
