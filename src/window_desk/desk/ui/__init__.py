"""Everything that knows Qt."""

from window_desk.desk.ui.pinned_singletons import pin
from window_desk.desk.ui.unread_sources import leave_unread

pin()
leave_unread()
