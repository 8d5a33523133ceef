"""Step 7: which act voided what an upload is for, since that one may not come through."""

STATEMENTS: tuple[str, ...] = ("ALTER TABLE blob_upload ADD COLUMN void TEXT NOT NULL DEFAULT ''",)
