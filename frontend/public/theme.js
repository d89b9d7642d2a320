// Runs before the first paint, so a chosen theme never flashes in the other one.
try {
  const theme = localStorage.getItem('vigia.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  const language = localStorage.getItem('vigia.language');
  if (language === 'es' || language === 'en') document.documentElement.lang = language;
} catch {
  // Storage can be forbidden; the system theme is then the answer.
}
