# Finding people who know and letters that say.
search-title = Search
search-title-for = “{ $query }”
search-label = What are you looking for?
search-do = Search
search-people = People who may know
search-posts = Letters that say it
search-more = More letters
search-empty-title = Start with a word or two
search-empty = Someone here may know, and that is worth more than a page. So people come first, then letters.
search-none-title = Nothing was found for “{ $query }”
search-none = Try fewer words, or the word someone else would use. Only what you may read is searched.
search-wider = Search for “{ $query }” alone
search-ask = Or ask: somebody may know what nobody has written. [Start a conversation]
search-ways = To be more exact
search-way-phrase = "three in a row"
search-way-phrase-text = these words, in this order
search-way-from-text = written by someone with this name
search-way-after-text = since that day, month or year
search-way-has-text = with a file
search-fold = Endings and accents do not matter: “cafe” finds “cafés”.
search-wrong-date = “{ $given }” is not a day. Write after:2026, after:2026-03 or after:2026-03-31.
search-wrong-has = “{ $given }” cannot be looked for. Write has:attachment.
search-wrong-quote = A quotation mark was never closed; everything after it was taken as single words.
search-wrong-person = Nobody here is called “{ $given }”.
search-too-long = The search was very long; only its first words were looked for.
# Why a person is named.
search-knows-name = Goes by this name.
search-knows-offers = Offers this.
search-knows-practice = Does this.
search-knows-about = Says so of themselves.
search-knows-wrote = { $count ->
    [one] Wrote about this in one conversation.
   *[other] Wrote about this in { $said } conversations.
}
# What was done otherwise than asked.
search-any = Nothing has all of these words. This has some of them.
search-only-common = These words stand in nearly everything. A rarer one finds more.
search-older = Only the newest were looked at. [Look at older ones]
# Under a letter that was found.
search-others = { $count ->
    [one] One more letter of this conversation says it.
   *[other] { $said } more letters of this conversation say it.
}
