# Conversations: the list, a thread, writing, editing, taking back.
talk-title = Conversations
talk-list = The newest first
talk-start = Start a conversation
talk-all-read = I have read all of it
talk-new = New
talk-and-others = { $count ->
    [one] and one other
   *[other] and { $said } others
}
talk-last = The last of { $said } letters is from { $who },
talk-alone = Nobody has answered yet. Written
talk-followed = You follow it.
talk-muted = Muted.
talk-empty-title = No conversations yet
talk-empty = The first one is the hardest. Write two lines: what are you stuck on?
talk-end-title = This is the end of the list
talk-newest = The newest conversations
talk-beside = Beside these conversations
talk-stricter = A conversation for fewer people carries a label of its own.
talk-look-title = Looking for something?
talk-look = [Search] finds people who know before letters that say.
talk-feed-title = In your reader
talk-feed = What is open here is also [a feed].

pages-label = Pages
pages-label-top = Pages, at the top
pages-page = Page
pages-earlier = Earlier conversations
pages-later = Later conversations
pages-before = The page before
pages-after = The next page

thread-ask-from = An ask from { $name }
thread-from = Started by { $name }
thread-started = { $count ->
    [one] Started on { $day }, and not answered yet.
   *[other] Started on { $day }; { $said } letters so far.
}
thread-beside = Beside this conversation
thread-people = Who takes part
thread-letters = { $count ->
    [one] one letter
   *[other] { $said } letters
}
thread-others = { $count ->
    [one] And one other.
   *[other] And { $said } others.
}
thread-read = I have read to here
thread-by-email-title = By email
thread-by-email = Reply to any of these letters from your inbox. Or write to { $address }: that starts a new conversation.
thread-sign-in-title = Have you something to add?
thread-sign-in = Members answer here. [Sign in with a letter]; you come back to this place.
thread-members-title = Members answer here
thread-members = You can read this because it is open. To answer, ask whoever convenes to invite you.

watch-title = Letters of it
watch-usual = Answers to you come as a letter at once; what else is new stands in your one letter.
watch-following = You follow it: each new letter of it comes to you at once, within your week.
watch-muting = It is muted: no letter of it comes to you, and nothing in it is marked as new.
watch-follow = Follow it
watch-mute = Mute it
watch-neither = Treat it like everything else

post-writes = writes
post-asks = asks
post-answers = answers
post-adds = adds
post-new = New
post-by-email = by email
post-edited = Edited { $when }
post-quoted = Show the earlier words
post-answer = Answer
post-edit = Edit
post-withdraw = Take back
post-withdrawn = A letter was here. It was taken back on { $day }.
post-restore = Put it back

file-picture = Picture: { $name }

write-answer = Your answer
write-hint = Half-formed is welcome.
write-readers = { $count ->
    [one] One other person can read it.
   *[other] It can be read by { $said } people.
}
write-marks-title = How to set words apart
write-marks = Write plain text; a blank line begins a new paragraph. **Two stars** make words strong, > at the start of a line quotes, - makes a list, and an address becomes a link.
write-files = Files to go with it
write-files-hint = Pictures, documents, sound. Ten at most, 25 MB in all.
write-send = Send to everyone here
write-look = Look at it first
write-keep = Keep for later
write-preview = As the others will see it
write-kept = Your words of { $when } were kept, and are here. Nobody else has seen them.
write-to = You answer { $name }. [Answer the whole conversation]

start-title = Start a conversation
start-lede = An ask, a find, a worry, a hello. Say who it is for, and what would help.
start-subject = What is it about?
start-subject-hint = One line, as you would say it across a table.
start-words = What would you like to say?
start-room = Who may read it?
start-present = Who else is in the room?
start-present-hint = Only for a conversation “In the room” or “Sealed”. You are in it yourself.
start-send = Start it

edit-title = Mend your words
edit-lede = What it said before stays readable, for everyone who can read it now.
edit-words = Your words
edit-save = Save
edit-leave = Leave it as it is

withdraw-title = Take this letter back?
withdraw-lede = Its words go from the page, from search and from figures. A line stays, so that the answers to it make sense. You can put it back for a day; then its words are gone for good. Letters that were already sent cannot be fetched back.
withdraw-do = Take it back
withdraw-leave = Leave it there

versions-title = What { $name } wrote, and when
versions-lede = The newest first.
versions-back = Back to the conversation
versions-now = As it stands
versions-number = As it was, version { $number }
