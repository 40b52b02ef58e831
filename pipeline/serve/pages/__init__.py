"""What pages tell, at the desk and on a static site, and the templates they fill."""
