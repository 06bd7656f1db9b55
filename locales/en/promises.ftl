## What members promise each other: the words that a community begins with, and the privacy notice that goes with any words

promise-words-1 = I come to learn and to help, as somebody who does this work. I do not judge those who ask.
promise-words-2 = What is said here stays as each letter’s first line says. I use it in my own work, and never say whose it was.
promise-words-3 = I say so when it is too much, and I may leave by one word.
promise-notice-kept = What we keep: your name, your address, what you write here, and what you ask us to do. No opens, no clicks, no scores.
promise-notice-why = Why: so that members find and answer each other, and so that nothing you were promised is forgotten.
promise-notice-how-long = How long: while you are a member. When you leave, what you wrote stays under your name or without it, as you choose; two years after your last word you are asked.
promise-notice-who = Who reads it: members, as the first line of each letter says. Convenors see who belongs, and who agreed to this and when. Whoever runs this house can reach its machine. Nobody else: no sponsor, no advertiser.
promise-notice-you = MY DATA sends you all of it. DELETE ME erases it. Nobody can call back mail that others have in their mailboxes.

## The letter that asks

promise-subject = What we promise each other: { $community }
promise-lead-join = You would like to join { $community }. This is what its members promise each other.
promise-lead-chosen = There is a place for you in { $community }. This is what its members promise each other; when you agree, you are one of them.
promise-lead-changed = The promise of { $community } has new words. Please look at them, and agree if you do. You stay a member either way.
promise-lead-asked = { $community } has written down what its members promise each other. Please look, and agree if you do. You stay a member either way.
promise-lead-again = A second and last time: this is what the members of { $community } promise each other.
promise-level = When nothing else is said: { $level }.
promise-version = This is version { $version } of the promise.
promise-agree = *I AGREE*, the whole phrase: then it counts.
promise-question = *QUESTION* and what you want to know: a convenor answers.
promise-phrase = A promise is made by its whole phrase. Reply *I AGREE*, or *QUESTION* and what you want to know. No answer means no.
promise-because-join = You have this because you asked to join. No answer means no, and nothing more is sent.
promise-because-chosen = You have this because you said yes to a place here. Nobody is a member before they agree.
promise-because-member = You have this because you are a member. No answer changes nothing.
promise-reads = The convenors see that you agreed, when, and to which words. Nobody else does.
promise-thanks = Thank you. It is kept that you agreed to the promise of { $community }; nothing else changes.
promise-changed-since = Thank you. The words have changed since that letter was written; the ones of today are on their way to you.
promise-page = The same on a page, with a button:
promise-over = That letter is too old to count. Write to { $address }, and you get the words of today.

## The page with the words, and the page of who agreed

promise-title = What we promise each other
promise-lede = This is what people agree to before they are members. Anybody may read it.
promise-lede-asked = Read it in peace. When you agree, it counts; no answer means no.
promise-lede-member = This is what members promise each other. You stay a member whether you agree or not.
promise-lede-agreed = You have agreed to these words.
promise-words-title = The words
promise-notice-title = What is kept, why, how long, and who reads it
promise-agreed-on = You agreed on { $day }. Convenors see that, and to which words.
promise-agree-do = I AGREE to these words
promise-decline-do = Not for me
promise-join = Ask to join
promise-question-title = A question first?
promise-question-words = What would you like to know? The convenors read it, and one of them answers by letter.
promise-question-subject = A question before I agree
promise-question-do = Ask the convenors
promise-who = Who has agreed, and to which words
promise-by-reply = By letter: reply *I AGREE*, the whole phrase, or *QUESTION* and what you want to know.
promise-by-letter = by letter
promise-by-page = on the page
promises-title = Who has agreed to what
promises-lede = { $count ->
    [one] { $agreed } of one member has agreed to version { $version }, the words of today.
   *[other] { $agreed } of { $count } members have agreed to version { $version }, the words of today.
}
promises-member = Member
promises-version = Version
promises-when = When and how
promises-none = not yet
promises-ask-title = Ask those who have not
promises-ask = Each gets one letter, and one more three weeks later. They stay members whatever they answer. Whoever was asked for these words before is not asked again.
promises-ask-do = { $count ->
    [one] Ask the one who has not agreed
   *[other] Ask the { $count } who have not agreed
}
promises-words-title = The words, version by version
promises-words-none = Nobody was asked yet. The words of today stand on the page of the promise.
promises-words-version = Version { $version }
promises-page = The promise, as everyone sees it
