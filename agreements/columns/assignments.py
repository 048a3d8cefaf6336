"""How awareness of a responsibility and the progress of a field are marked; the word always stands beside the mark."""

AWARENESS_TONES = {"aware": "good", "unaware": "bad", "unconfirmed": "warn", "": "neutral"}
PROGRESS_TONES = {"running": "good", "stopped": "bad", "not_started": "warn", "completed": "info", "": "neutral"}
