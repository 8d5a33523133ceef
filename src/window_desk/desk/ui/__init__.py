"""Everything that knows Qt."""

from window_desk.desk.ui.pinned_singletons import pin

pin()
