enum ScreenName {}
