"""A run: discover → read → tell apart → reconcile → validate → publish, each a plain function."""
