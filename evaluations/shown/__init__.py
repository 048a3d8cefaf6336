"""Observations and verdicts in words, with the records behind them: one form for pages, frozen texts and papers."""
