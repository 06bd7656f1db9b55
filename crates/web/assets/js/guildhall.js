// Betters what works without it; nothing here shows text or is needed. Above all it does not watch: what someone
// has read is what they say they have read.
// A form that came back with a problem, or a page with news on top: begin there. An address that names a place on its
// page (the answer that was just sent) is left at that place.
const first = document.querySelector(".error-summary, .notice[tabindex]");
if (first && !location.hash) first.focus();
