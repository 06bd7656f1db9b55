// Betters what works without it; nothing here shows text or is needed. Above all it does not watch: what someone
// has read is what they say they have read.
// A form that came back with a problem, or a page with news on top: begin there.
const first = document.querySelector(".error-summary, .notice[tabindex]");
if (first) first.focus();
