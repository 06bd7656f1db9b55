# Questions that an application begins with. None asks for a CV, a grade or an employer.
question-practice = What do you run or practise, and what did you do for it last month?
question-practice-hint = A few lines. We want to hear your hands in it.
question-moves = What moves you to join?
question-moves-hint = In your own words; one sentence is enough.
question-needs = What do you need, or look for?
question-needs-hint = Something that others here may know, have or have tried.
question-offers = What could you offer to others?
question-offers-hint = Something you can do, have learned, or can listen to.
question-how = How do you like to take part?
question-how-hint = Choose any. It helps to balance the group, and is never scored.
question-how-options =
    I speak in order to think
    I think, then speak
    I would rather write
    I would rather be rung
question-door = What would you like to bring?
question-door-hint = One sentence: something you know, do, or wonder about.

# Letters to whoever applies.
application-questions-subject = { $community }: { $count ->
    [one] one question
   *[other] { $count } questions
 } before you join
application-questions = Thank you for writing to { $community }. { $count ->
    [one] One question is
   *[other] { $count } questions are
 } left; short is good, and spelling does not count.
application-missing = Thank you. { $count ->
    [one] One answer is
   *[other] { $count } answers are
 } still missing. We ask this once; what you leave out is left out.
application-invited = Good to hear that you would like to join { $community }. Before the promise there are { $count } short questions.
application-later = Here is your application to { $community }, to be finished when it suits you: by answering this letter, or on its page.
application-numbers = *1* and your answer, *2* and your answer, and so on
application-withdraw = *WITHDRAW* – it is taken back, and deleted within thirty days
application-options = { $number }. { $question } (any of these: { $options })
application-options-between = { " / " }
application-page = Your own page, to read, change or send it:
application-copy-subject = { $community }: is this your application?
application-copy = This is what you wrote to { $community }. It counts once you say that it is yours.
application-send = *YES* – it is mine, send it
application-change = *2* and new words – changes your answer to question 2
application-sent-subject = { $community } has your application
application-sent = Thank you, { $name }. { $community } has your application. You hear what came of it, with reasons, whatever is decided.
application-easier = What would make it easier (never part of choosing)
application-reads = The convenors and those who read applications see it, and nobody else.
application-until = You can change it until { $day }.
application-kept = If you do not join, all of it is deleted six months after the decision; what was only begun, after thirty days.
application-not-you = Was it not you who wrote? Then do nothing: it counts for nothing, and is deleted.
application-done-subject = { $community }: your application
application-how = Write the number of each question before your answer, such as: 1 and your answer, and 2 and your answer on the next line.
application-withdrawn = Your application to { $community } is taken back. What you wrote is deleted within thirty days.
application-over = This application cannot be changed any more. A convenor can help: { $convenor }.
application-another = Another application from your address is being read at { $community }; this one is not sent beside it. To change something, write to { $convenor }.
application-closed = { $community } takes no applications just now. Write to { $convenor } if you would like to hear when it does.
application-other = The letter about an application to { $community } that you answered went to somebody else. It stays theirs, and nothing was done with your answer.
flood-subject = { $count } applications to { $community } wait for your word
flood-lead = Very many people applied to { $community } within an hour. { $count } of them wait: they are kept, and nothing was written to their addresses.
flood-kept = It may be a class, or a hall full of people. It may be somebody who plays with the form.
flood-what = On the page you can let their letters go, or turn them away. You are told once a day, however many come.
flood-page = What waits:

# Pages of joining.
apply-title = Apply to join
apply-lede = { $count ->
    [one] About a minute: one question.
   *[other] About three minutes: { $said } questions.
 } Say it your way: spelling does not count, and short is good.
apply-lede-door = One sentence is enough. Nobody asks for a CV.
apply-name = What should we call you?
apply-name-hint = Hidden from the readers until they have finished reading.
apply-name-hint-door = The name that you go by.
apply-email = Where can we write to you?
apply-email-hint = An email address that you read. We send a copy at once; it counts once you answer it.
apply-optional = (if you like)
apply-easier = Is there anything that would make it easier for you?
apply-easier-hint = Only if you like: captions, a later start, step-free rooms, a carer’s cost. Never part of choosing.
apply-send = Send my application
apply-later = Finish it later
apply-copy = You get a copy by email at once, and can change it until it is read.
apply-copy-until = You get a copy by email at once, and can change it until { $day }.
apply-about = About applying
apply-by-mail = Prefer email?
apply-by-mail-text = Write to { $address }, with three lines that begin Practise, Need and Offer, or with none: the questions come back to you in numbers. It counts the same.
apply-by-mail-door = Write to { $address }, and say in a sentence what you would like to bring. It counts the same.
apply-who-reads = Who reads it
apply-who-reads-text = The convenors, and the members who read applications. Nobody else.
apply-who-reads-door = The convenors. Nobody decides about you: the door is open.
apply-when = When you hear
apply-when-text = You hear what was decided, with reasons, whatever it is. [How we choose]
apply-when-door = At once: the letter has the promise that every member makes. Once you agree to it, you are one.
apply-kept = What we keep
apply-kept-text = If you do not join, all of it is deleted six months after the decision; what you only began, after thirty days.
apply-closed-title = Applications are closed just now
apply-closed = { $community } does not take applications today.
apply-closed-how = Here is [how joining works], and here is [what the community does].
apply-sent-title = Look in your letters
apply-sent-lede = A copy is on its way to you. Answer it with *YES*, or press the button on its page: then it counts.
apply-later-title = It is kept for you
apply-later-lede = A letter with its page is on its way to you. Go on whenever it suits you, there or by answering the letter.
apply-waits-title = It is kept, and waits a little
apply-waits-lede = Very many people apply at this moment. Yours is kept; a convenor is told, and a letter comes to you once they have looked.
apply-before-title = It is sent already
apply-before-lede = This application has been sent before. To change it, open the page that your letter leads to.
apply-sent-where = No letter after ten minutes? Look among unwanted mail, or write the address once more on the form.
apply-sent-how = [How joining works]

own-title = Your application
own-begun = It is begun, and counts for nothing yet. Nobody but you sees it.
own-sent = It is sent. You can still change it: it has not been read.
own-reading = It is being read. You hear what was decided, with reasons.
own-offered = You are offered a place. What comes next is in your letters.
own-joined = You are a member.
own-declined = Not this time. The letter has the reasons.
own-withdrawn = You took it back. It is deleted within thirty days.
own-lapsed = It was not gone on with, and is closed.
own-address = Letters about it go to { $address }.
own-save = Save the changes
own-save-begun = Save, and finish later
own-until = You can change it until { $day }.
own-withdraw = Take it back
own-withdraw-text = You may take it back at any time, without a reason. It is deleted within thirty days.
own-how = [How joining works]

joining-title = How joining works
joining-lede-door = The door is open: whoever makes the promise is a member.
joining-lede-until = Applications are open until { $day }.
joining-lede-applications = Applications are open.
joining-lede-closed = Applications are closed just now.
joining-lede-asked = People are invited, or ask; a convenor answers.
joining-apply = Apply
joining-ways = The ways in
joining-invitation = By invitation
joining-invitation-text = A convenor asks you, and you say yes or no.
joining-invitation-asked = A convenor asks you. If you say yes, you answer the questions below too.
joining-nomination = By suggestion
joining-nomination-text = Members and invited people may suggest somebody. Whoever is suggested is told by whom, and forgotten by one word.
joining-suggest = [Suggest somebody]
joining-application = By application
joining-application-text = You answer { $count ->
    [one] one question
   *[other] { $said } questions
 }. Readers read without names, and you hear what was decided, with reasons.
joining-application-mail = By email: write to { $address }.
joining-door = By the open door
joining-door-text = You say in one sentence what you would like to bring, and make the promise.
joining-asking = By asking
joining-asking-mail = Write to { $address }. A convenor answers.
joining-asking-page = [Ask the convenors]
joining-promise = Whichever way somebody comes, nobody is a member before they have read what members promise each other, and agreed to it.
joining-criteria = Who it is for
joining-no-criteria = No criteria are published yet.
criteria-profile = A typical member
criteria-rules = Who it is for, and who it is not for
criteria-rules-hint = Plainly: who is in, and who is better off elsewhere.
criteria-experience = Experience
criteria-experience-hint = What a typical member has done, with their own hands.
criteria-level = Level
criteria-level-hint = What they answer for in their work. Not a grade.
criteria-commitment = Commitment
criteria-commitment-hint = The time and the attention that they give.
criteria-objectives = Objectives
criteria-objectives-hint = What they want to reach here, for themselves and for others.
criteria-steps = How it is decided
criteria-steps-hint = Who reads, in which order, by when, and whom one can ask to look again. May be empty.
criteria-version = Version { $version }, since { $day }, by { $by }.
criteria-version-kept = Each decision keeps the version that it was made by.
joining-asked = What is asked
joining-asked-not = Nobody is asked for a CV, a grade or an employer.
joining-set = For convenors
joining-edit = Write [the criteria] and [the questions]; see [the invitations] and [the applications].
joining-set-ways = Which ways are open?
joining-set-hint = You can always invite.
joining-set-nominations = Nobody is written to before you have said so.
joining-set-applications = By page and by letter, with your questions. Without it, whoever asks waits for a word of yours.
joining-set-door = Whoever makes the promise is in. Goes before applications.
joining-set-invited = Whoever is invited and says yes answers the questions too
joining-set-closes = Applications are taken until
joining-set-closes-hint = The whole of that day. Leave it empty to take them always.
criteria-title = Criteria
criteria-lede-first = Nothing is published yet. What you save is a draft that convenors see.
criteria-lede = Version { $version } is published. What you save is a draft; publishing makes a new version.
criteria-publish = Publish as a new version
criteria-save = Save the draft
criteria-publish-text = A published version is never changed. Everyone reads it at [how joining works].
questions-title = What we ask
questions-lede = Eight questions at most; four are plenty. Ask nothing that you will not use.
questions-another = One more question
questions-number = Question { $number }
questions-words = The question
questions-hint = A line below it
questions-kind = Answered by
questions-kind-words = their own words
questions-kind-one = one of these
questions-kind-any = any of these
questions-options = Answers to choose from, one on each line
questions-required = Needed
questions-save = Ask these
questions-leave = A question without words is left out; answers that were given stay. [See the form]
applications-title = Applications
applications-lede = { $count ->
    [0] Nobody has applied yet.
    [one] One person has applied.
   *[other] { $count } have applied.
 }
applications-flood = { $count } wait, because very many came at once
applications-flood-text = They are kept, and nothing was written to their addresses. Let their letters go if it was a hall full of people; turn them away if it was nobody.
applications-release = Let their letters go
applications-turn-away = Turn them away, and delete them
applications-alike = Likely the same person
applications-alike-text = The program says so, and leaves it at that: whether it is so, you find out by asking.
applications-alike-line = Applications { $places }:
alike-name = the same name.
alike-address = one mailbox.
alike-words = the same words.
applications-none = No applications
applications-none-text = Once somebody’s address has answered, they stand here. [How joining works]
applications-place = No.
applications-state = State
applications-source = Came by
applications-version = Criteria
applications-at = Sent
applications-blind = Names are not shown here, so that readers can read without them.
application-state-begun = Begun
application-state-sent = Sent
application-state-reading = Being read
application-state-offered = Offered a place
application-state-waiting = On the waiting list
application-state-declined = Not this time
application-state-withdrawn = Taken back
application-state-joined = Joined
application-state-lapsed = Not gone on with
application-source-page = page
application-source-letter = letter
application-source-invitation = invitation
application-source-nomination = suggestion
application-source-door = open door
