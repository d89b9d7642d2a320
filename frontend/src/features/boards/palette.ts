/** The colours one draws with, each with a name that can be said. */
export const palette = [
  { name: 'black', value: 0x1f2430 },
  { name: 'grey', value: 0x6b7280 },
  { name: 'red', value: 0xd92d20 },
  { name: 'orange', value: 0xe8590c },
  { name: 'yellow', value: 0xf5b301 },
  { name: 'green', value: 0x2b8a3e },
  { name: 'teal', value: 0x0c8599 },
  { name: 'blue', value: 0x1d6fd8 },
  { name: 'purple', value: 0x7048e8 },
  { name: 'pink', value: 0xd6336c },
  { name: 'brown', value: 0x8d5524 },
  { name: 'white', value: 0xffffff },
] as const;

/** The paper of a note nobody has chosen another for. */
export const noteYellow = 0xfff0a3;

/** Paper for sticky notes: pale, so that dark words can be read on it. */
export const notePalette = [
  { name: 'yellow', value: noteYellow },
  { name: 'orange', value: 0xffd8a8 },
  { name: 'pink', value: 0xffd6e7 },
  { name: 'green', value: 0xd3f0c8 },
  { name: 'blue', value: 0xd0e7ff },
  { name: 'purple', value: 0xe5dbff },
  { name: 'grey', value: 0xe9ecef },
  { name: 'white', value: 0xffffff },
] as const;

export type ColourName = (typeof palette)[number]['name'];

/** The name of the colour that looks most like it. */
export function colourName(colour: number): ColourName {
  let best: { name: ColourName; far: number } = { name: 'black', far: Infinity };
  for (const { name, value } of [...palette, ...notePalette]) {
    const far = distance(colour, value);
    if (far < best.far) best = { name, far };
  }
  return best.name;
}

export function cssColour(colour: number): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}

/** Distance as the eye has it, roughly: red counts more among the warm colours, blue among the cold. */
function distance(a: number, b: number): number {
  const red = ((a >> 16) + (b >> 16)) / 2;
  const dr = (a >> 16) - (b >> 16);
  const dg = ((a >> 8) & 255) - ((b >> 8) & 255);
  const db = (a & 255) - (b & 255);
  return (2 + red / 256) * dr * dr + 4 * dg * dg + (2 + (255 - red) / 256) * db * db;
}
