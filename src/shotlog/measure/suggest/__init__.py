"""Terms for shots out of what was measured; `suggesting.suggest` asks every analyser."""
