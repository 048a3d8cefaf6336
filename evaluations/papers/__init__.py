"""Papers on a partnership: what they say, as blocks that are set as PDF or written as DOCX."""
