"""What is put on paper: values, layouts and renderers."""
