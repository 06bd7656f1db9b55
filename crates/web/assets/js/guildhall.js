// Betters what works without it. Nothing here shows text or is needed.
// A form that came back with a problem: begin at the summary.
const first = document.querySelector(".error-summary, .notice[tabindex]");
if (first) first.focus();

// A conversation read to its foot is marked as read, once.
const read = document.querySelector("form[data-read]");
if (read && "IntersectionObserver" in window) {
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    fetch(read.action, { method: "POST", body: new URLSearchParams(new FormData(read)), keepalive: true, redirect: "manual" });
  });
  seen.observe(read);
}
