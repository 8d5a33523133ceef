"""What desk and county say to each other."""
