"""An evaluation from its beginning to the final verdict: who may, the acts, the pages."""
