"""To settle (待处理): what the county refused or found in conflict."""
