# Whom letters do not reach any more: a page for convenors.
unreached-title = Letters came back
unreached-lede = Nothing is sent to these addresses any more, because letters kept coming back from them. Everybody here is a member as before. Only convenors see this page.
unreached-empty-title = Letters reach everybody
unreached-empty = When letters to a member keep coming back, they are named here, with the reason.
unreached-since = since
unreached-why = Their mail server says:
unreached-other = Letters reach them at another address of theirs.
unreached-nowhere = No letter reaches them. Ask them in another way for an address that works.
unreached-again = Try it again
said-tried-again-title = It is tried again
said-tried-again-text = The next letter goes there. If it comes back too, you will find it here again.
