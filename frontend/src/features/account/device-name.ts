/** The first of these that occurs names the browser; each pretends to be those behind it. */
const browsers = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['Firefox', 'Firefox'],
  ['FxiOS', 'Firefox'],
  ['CriOS', 'Chrome'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
  ['curl', 'curl'],
] as const;

const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const;

/** What a client calls itself, in the words of people: "Firefox · Android"; undefined when it says nothing known. */
export function deviceName(agent: string): string | undefined {
  const parts = [browsers, systems].flatMap((table) => {
    const found = table.find(([mark]) => agent.includes(mark));
    return found === undefined ? [] : [found[1]];
  });
  return parts.length === 0 ? undefined : parts.join(' · ');
}
