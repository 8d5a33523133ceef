"""Where this user's embedded county database lies when no ``--database`` is given."""

import platformdirs


def embedded_county_url() -> str:
    """Address of the embedded SQLite file in the user's data folder; the folder is made."""
    folder = platformdirs.user_data_path("window-desk", appauthor=False, ensure_exists=True)
    return f"sqlite:///{(folder / 'county.db').as_posix()}"
