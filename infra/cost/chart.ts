/** One line of the chart: dollars a month for each number of people. */
export interface Series {
  readonly name: string;
  readonly points: readonly { readonly users: number; readonly usd: number }[];
}

const SIZE = { width: 760, height: 460 } as const;
const PLOT = { left: 80, right: 200, top: 56, bottom: 64 } as const;
/** Told apart by people who see few colours as well: each line also has its own dashes. */
const STYLES = [
  { colour: '#0b5fa5', dashes: '' },
  { colour: '#b3541e', dashes: '8 4' },
  { colour: '#3f7d20', dashes: '2 4' },
] as const;

/** Cost against people, both axes by powers of ten, as an SVG with a description for those who cannot see it. */
export function chart(title: string, series: readonly Series[]): string {
  const points = series.flatMap(({ points: own }) => own);
  const x = axis(
    points.map(({ users }) => users),
    PLOT.left,
    SIZE.width - PLOT.right,
  );
  const y = axis(
    points.map(({ usd }) => usd),
    SIZE.height - PLOT.bottom,
    PLOT.top,
  );
  const described = series
    .map(
      ({ name, points: own }) =>
        `${name}: ${own.map(({ users, usd }) => `${count(users)} people $${usd.toFixed(0)}`).join(', ')}`,
    )
    .join('. ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(SIZE.width)} ${String(SIZE.height)}" role="img" aria-labelledby="title description" font-family="system-ui, sans-serif" font-size="13" fill="#1d2733">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(described)}.</desc>`,
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    text(PLOT.left, 30, title, 'font-size="17" font-weight="600"'),
    ...x.ticks.flatMap((users) => [
      line(x.at(users), PLOT.top, x.at(users), SIZE.height - PLOT.bottom),
      text(x.at(users), SIZE.height - PLOT.bottom + 22, count(users), 'text-anchor="middle"'),
    ]),
    ...y.ticks.flatMap((usd) => [
      line(PLOT.left, y.at(usd), SIZE.width - PLOT.right, y.at(usd)),
      text(PLOT.left - 10, y.at(usd) + 4, `$${count(usd)}`, 'text-anchor="end"'),
    ]),
    text(
      (PLOT.left + SIZE.width - PLOT.right) / 2,
      SIZE.height - 16,
      'people',
      'text-anchor="middle"',
    ),
    ...series.flatMap(({ name, points: own }, index) => {
      const { colour, dashes } = STYLES[index % STYLES.length] ?? STYLES[0];
      const path = own.map(({ users, usd }) => `${place(x.at(users))},${place(y.at(usd))}`);
      const last = own.at(-1);
      return [
        `<polyline points="${path.join(' ')}" fill="none" stroke="${colour}" stroke-width="2.5" stroke-dasharray="${dashes}"/>`,
        ...(last === undefined
          ? []
          : [
              text(
                SIZE.width - PLOT.right + 12,
                PLOT.top + 16 + index * 36,
                name,
                `fill="${colour}" font-weight="600"`,
              ),
              text(
                SIZE.width - PLOT.right + 12,
                PLOT.top + 32 + index * 36,
                `$${last.usd.toFixed(0)} at ${count(last.users)}`,
              ),
            ]),
      ];
    }),
    '</svg>',
    '',
  ].join('\n');
}

function axis(values: readonly number[], from: number, to: number) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
    at: (value: number) => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
  };
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${place(x1)}" y1="${place(y1)}" x2="${place(x2)}" y2="${place(y2)}" stroke="#d5dbe1"/>`;
}

function text(x: number, y: number, words: string, more = ''): string {
  return `<text x="${place(x)}" y="${place(y)}" ${more}>${escaped(words)}</text>`;
}

function place(value: number): string {
  return value.toFixed(1);
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
