# Letters that leave.
letter-dear = Dear { $name },
letter-foot = Guildhall at { $host }. No pictures, no tracking: we cannot see whether you opened this.

letter-passage-subject = Your sign-in code
letter-passage-code = is the code for your sign-in.
letter-passage-asked = Someone asked to sign in at { $host } with this address, in { $browser }. We think it was you.
letter-passage-browser = a browser that did not say its name
letter-passage-button = Open the page to sign in
letter-passage-link = Open this page in the browser where you asked, and press the button there:
letter-passage-once = Link and code work once, and for ten minutes.
letter-passage-elsewhere = You asked on another device? Then type the code there.
letter-passage-not-you = It was not you? Then do nothing, and tell nobody the code. Without it nobody gets in.
