"""The review of a renewal (telaahan perpanjangan): what the register holds of an agreement that may be renewed."""
