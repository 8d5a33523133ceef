"""Step 6: the keys of who this PC was before; empty for identities that ended before this step."""

STATEMENTS: tuple[str, ...] = (
    # their order; the clock of a PC may have gone back in between
    "ALTER TABLE former_desk ADD COLUMN place INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE former_desk ADD COLUMN county TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE former_desk ADD COLUMN incarnation TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE former_desk ADD COLUMN secret BLOB NOT NULL DEFAULT x''",
)
