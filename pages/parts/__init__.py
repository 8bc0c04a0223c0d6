"""What several pages share. Not a page itself: scripts lie in browse/, present/ and manage/."""
