"""What ForumDesk knows about, and the rules that come with it."""
