"""What is to be looked at, page by page: each module here sets the stage of one page."""
