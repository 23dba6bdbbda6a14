-- Run by its trigger alone.
revoke all on function insight.note_open_items from public;
