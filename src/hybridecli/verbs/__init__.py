"""The verbs: every module here is one, with `verb` its function and `MOMENT` its place in the help."""
