/* global document, EventSource, location */
// The list grows by itself: a mail that arrives while the page is open shows at once.
if (document.querySelector('.search')) {
  const arrivals = new EventSource('/buzon/eventos');
  arrivals.onmessage = () => location.reload();
}
