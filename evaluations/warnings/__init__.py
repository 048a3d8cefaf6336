"""What is going wrong in a partnership while it can still be mended: each warning with its code, computed for any day.

A family of warnings is one module. A warning is declared with what it says, who should act, which form clears it and a
function that gives, for all partnerships at once, the rows for which it holds (`declared.WarningKind`).
"""
