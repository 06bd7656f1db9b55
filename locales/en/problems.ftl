# What a form says when it comes back: each says what to do.
problem-title = There is a problem
problem-kept = Everything you wrote is still here.
problem-error = Error:

problem-address-at = Write an email address with an @, such as name@place.example
problem-address-local = Write what stands before the @ without blanks, brackets or commas, such as name@place.example
problem-address-domain = Write the whole place after the @, such as name@place.example
problem-address-long = Write a shorter email address; this one is longer than mail can carry
problem-code = That code does not fit. Look at the newest letter; an older one no longer works
problem-name = Write the name that you go by
problem-zone = Write a place such as Europe/London: a continent, a stroke, a city
problem-field-long = Say it more briefly
problem-subject-empty = Say in one line what it is about
problem-subject-long = Say it in one line, of 200 letters at most
problem-words-empty = Write something, or send a file
problem-words-long = Make it shorter, or send the long part as a file
problem-level-looser = Choose a room that is no looser than the community’s
problem-present-empty = Choose who else is in the room
problem-files-many = Send ten files at most; the others can follow in a second letter
problem-file-large = Send a smaller file: 25 MB at most
problem-community-name = Write a name of 100 letters at most
problem-cause-long = Say it in one sentence, of 25 words at most
problem-slug = Use small letters, digits and dashes only, 60 at most
problem-slug-taken = Choose another: a community of this house has it already
problem-role = Choose convenor, host, carer or sponsor
