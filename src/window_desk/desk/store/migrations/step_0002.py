"""Step 2: what lists tell of limits: statutory due day, stops, finish, moved promises, faults.

The columns are told from acts by the recomputation that the store begins at its next opening.
"""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE case_row ADD COLUMN statutory_due TEXT",
    "ALTER TABLE case_row ADD COLUMN accepted_on TEXT",
    "ALTER TABLE case_row ADD COLUMN notice_due TEXT",
    # days left when the open stop began; NULL while none holds the promised clock
    "ALTER TABLE case_row ADD COLUMN left_when_stopped INTEGER",
    "ALTER TABLE case_row ADD COLUMN finish TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE case_row ADD COLUMN printed_due TEXT",
    "ALTER TABLE case_row ADD COLUMN moved_to TEXT",
    "ALTER TABLE case_row ADD COLUMN supplement_due TEXT",
    "ALTER TABLE case_row ADD COLUMN fault_count INTEGER NOT NULL DEFAULT 0",
    # sub-items of Art. 72, each once, as 72(3) 72(4)
    "ALTER TABLE case_row ADD COLUMN fault_articles TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE case_row ADD COLUMN last_act_on TEXT NOT NULL DEFAULT ''",
    # implementation code of an item with a limited number of places (Art. 57)
    "ALTER TABLE case_row ADD COLUMN limited_item TEXT",
    # sorts by time left: 1 and the due day, 2 suspended, 3 waiting, 4 finished
    "ALTER TABLE case_row ADD COLUMN urgency TEXT NOT NULL DEFAULT ''",
    """
    UPDATE case_row SET urgency = CASE
        WHEN ended THEN '4' WHEN due IS NULL THEN '39999-12-31' ELSE '1' || due
    END
    """,
    "CREATE INDEX case_state_urgency ON case_row (state, urgency)",
    "CREATE INDEX case_urgency ON case_row (urgency)",
    "CREATE INDEX case_due ON case_row (due, state, certainty, left_when_stopped) WHERE ended = 0",
    """
    CREATE INDEX case_statutory ON case_row (statutory_due, state)
        WHERE ended = 0 AND statutory_due IS NOT NULL
    """,
    """
    CREATE INDEX case_moved ON case_row (min(printed_due, moved_to))
        WHERE ended = 0 AND moved_to IS NOT NULL
    """,
    "CREATE INDEX case_places ON case_row (limited_item) WHERE limited_item IS NOT NULL",
    "CREATE INDEX case_faults ON case_row (last_act_on) WHERE fault_count > 0",
    "CREATE INDEX case_finish ON case_row (last_act_on, finish, state) WHERE finish <> ''",
    # acceptances by default that a late record put right: no projection, nobody can tell them again
    """
    CREATE TABLE acceptance_reversal (
        case_id TEXT PRIMARY KEY,
        act TEXT NOT NULL,
        told_on TEXT NOT NULL,
        noticed_on TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX acceptance_reversal_day ON acceptance_reversal (noticed_on)",
)
