# The frame of every page: masthead, colophon, notices, errors. In sentences for pages, *WORD* is a reply word,
# [words] are a link and _words_ are leant on.
house-name = Guildhall
skip-to-page = Skip to the page

nav-community = Community
nav-talk = Talk
nav-people = People
nav-search = Search
nav-discover = What the archive tells
nav-you = You
nav-sign-in = Sign in
nav-sign-out = Sign out

colophon-by-email = Everything here also works by email
colophon-write = Write to all of us at [{ $address }]. Reply *AWAY 2 WEEKS* to any message to rest, or *STOP* to leave. Either is fine, and nobody asks why.
colophon-levels = Every conversation says who can read it and what may be repeated. [What each room means]
colophon-house = A house for communities of practice. People gather here around a cause, and learn from each other by email, in person and on these pages.
colophon-small-print = Small print
colophon-notice = What this community keeps of you
colophon-privacy = What we hold about you
colophon-who-reads = Who can read what
colophon-accessibility = Accessibility
colophon-outbox = Letters of this demo
colophon-end = Guildhall is free software. No page here asks any other place for anything.
colophon-hosted = Guildhall, hosted by { $host }. No page here asks any other place for anything.

light-title = Light
light-auto = As my device
light-day = Day
light-lamp = Lamplight
light-keep = Keep

trouble-unreadable-title = We could not read that
trouble-unreadable-text = Something was missing from what your browser sent. Nothing was changed. Go back, and try once more.
trouble-sign-in-title = Please sign in first
trouble-sign-in-text = This page is for people we know. We send you a letter with a link; there is no password. You come back to this place.
trouble-not-allowed-title = This is not yours to change
trouble-not-allowed-text = You may read here, but this needs someone with another role. Nothing was changed. If you think that is wrong, ask whoever convenes the community.
trouble-elsewhere-title = That form came from another site
trouble-elsewhere-text = We take forms only from our own pages, so that no other site can act in your name. Nothing was changed. Open the page here and send it again.
trouble-not-found-title = There is no page here
trouble-not-found-text = It may have been taken back by the person who wrote it, which is allowed; or it is only for members, and you are not signed in; or the address has a slip in it.
trouble-wrong-way-title = This page is not used that way
trouble-wrong-way-text = The address is right, but it only answers to a button on another page. Nothing was changed.
trouble-conflict-title = Someone else was quicker
trouble-conflict-text = This was changed while you were at it. Nothing of yours was lost: look at it once more, and decide.
trouble-gone-title = This was here, and is not any more
trouble-gone-text = It was taken back, or its time was over. Nothing is wrong with your link, and there is nothing to do.
trouble-too-large-title = That is more than we can take
trouble-too-large-text = Nothing was kept of it, so that nothing is half kept. Send a smaller file, or fewer at once; the page before this one still has your words.
trouble-too-long-title = That address is too long
trouble-too-long-text = Addresses here are short, so this one has gone wrong on its way. Nothing was changed.
trouble-too-many-title = A little slower, please
trouble-too-many-text = { $minutes ->
    [one] This was tried very often, so we wait for a minute. Nothing was changed, and nothing is lost.
   *[other] This was tried very often, so we wait for { $minutes } minutes. Nothing was changed, and nothing is lost.
}
trouble-broken-title = That did not work, and it is our fault
trouble-broken-text = Nothing was half done: either it is kept whole or it is as it was. Go back and try again in a moment.
trouble-id = If it happens again, tell whoever runs this house, and give them _{ $id }_. It leads them to the place in the log.
trouble-away-title = We are away for a moment
trouble-away-text = The house is starting, or has too much to do. What you sent may not have arrived: go back, where your words still are, and send it again in half a minute.
trouble-way-home = Go to the front page
trouble-way-again = Try again
trouble-way-sign-in = Sign in
