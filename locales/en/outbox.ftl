# The letters of a demo.
outbox-title = Letters of this demo
outbox-lede = Nothing is sent from here. Each letter that would have gone out is kept on this page instead.
outbox-list = The newest first
outbox-empty-title = No letters yet
outbox-empty = Ask for [a sign-in letter], and it is the first.
outbox-to = To { $to }
outbox-back = All letters
outbox-open = Open the link in it
outbox-plain = As plain text
outbox-html = As a mail program shows it
