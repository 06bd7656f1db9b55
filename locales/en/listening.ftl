## What a convenor wrote down after a talk; the member reads, corrects and deletes it

talk-letter-subject = What { $name } wrote down after you talked
talk-letter = { $name } talked with you on { $day }, and wrote this down about you:
talk-letter-correct = *CORRECT* and your words: they stand there instead.
talk-letter-delete = *DELETE*: it goes, and nothing of it is kept.
talk-letter-reads = You have this because it is about you. You and the convenors read it, nobody else. No answer leaves it as it is.
talk-corrected = Your words stand there now:
talk-deleted = It is deleted. Nothing of it is kept.

listening-title = Talks
listening-lede-own = What convenors wrote down after they talked with you. You may change every word, or delete it.
listening-lede = What was written down after talks with { $name }. { $name } reads every word, and may change or delete it.
listening-none-own = Nothing is written down about you.
listening-none = Nothing is written down yet.
listening-by = { $name } wrote this
listening-corrected = In the member’s own words since { $day }
listening-words = What was said
listening-words-hint = Write it so that they would gladly read it: they do, today.
listening-tags = What moves them
listening-day = When you talked
listening-save = Keep it, and send it to them
listening-correct = Say it in my words
listening-delete = Delete it
listening-new = After a talk
listening-link = Talks with them
listening-link-own = What is written down about me
listening-by-reply = By letter: reply *CORRECT* and your words, or *DELETE*, to the letter that tells of it.
listening-tag-learning = learning
listening-tag-company = good company
listening-tag-change = changing something
listening-tag-giving = giving something back
listening-tag-craft = the craft itself
listening-tag-standing = being seen for their work
listening-tag-belonging = belonging somewhere
listening-tag-rest = a place to breathe
