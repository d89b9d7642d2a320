import type { Item } from '@vigia/dynamo/legacy';

/** The item as DynamoDB would give it back: nothing that is `undefined`. */
export function asStored(item: object): Item {
  return Object.fromEntries(
    Object.entries(item).filter(([, value]: [string, unknown]) => value !== undefined),
  );
}

/** What a row holds besides what it says: the load is the incidents' business, the version counts its changes. */
const ASIDE = ['carga_abierta', 'version'];

/** Whether two rows say the same. */
export function isSameItem(a: Item | null | undefined, b: Item | null | undefined): boolean {
  if (!a || !b) return !a === !b;
  return canonical(a) === canonical(b);
}

/** The attributes in which two rows differ, with what each holds. */
export function differences(a: Item, b: Item): readonly (readonly [string, unknown, unknown])[] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (name) => !ASIDE.includes(name),
  );
  return names
    .filter((name) => canonical({ [name]: a[name] }) !== canonical({ [name]: b[name] }))
    .map((name) => [name, a[name], b[name]] as const);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => {
    if (ASIDE.includes(key)) return undefined;
    if (typeof inner === 'bigint') return inner.toString();
    if (inner instanceof Set) return [...inner].map(String).sort();
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
