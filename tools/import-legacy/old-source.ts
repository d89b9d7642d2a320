import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Item } from '@vigia/dynamo/legacy';

/** An old item and where it was read. */
export interface Found {
  readonly item: Item;
  readonly where: string;
}

/** Something in a file that is no item. */
export interface Unread {
  readonly where: string;
  readonly text: string;
  readonly reason: string;
}

const FILE = /\.(json|jsonl|ndjson)(\.gz)?$/i;

/**
 * The items of a file or of every export file below a folder: JSON lines or a JSON list of items, plain or in
 * DynamoDB's JSON, the answer of `aws dynamodb scan`, an export to S3; gzipped or not.
 */
export function readExport(path: string): { found: Found[]; unread: Unread[] } {
  if (statSync(path).isDirectory()) {
    const inside = readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => FILE.test(name) && !name.includes('manifest-'))
      .sort()
      .map((name) => readExport(join(path, name)));
    return {
      found: inside.flatMap(({ found }) => found),
      unread: inside.flatMap(({ unread }) => unread),
    };
  }
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return itemsOf(text.replace(/^\uFEFF/, ''), path);
}

function itemsOf(text: string, path: string): { found: Found[]; unread: Unread[] } {
  const whole = parsed(text);
  const rows: { value: unknown; where: string; text: string }[] =
    whole === undefined
      ? text
          .split('\n')
          .map((line, n) => ({
            value: parsed(line),
            where: `${path}:${String(n + 1)}`,
            text: line,
          }))
          .filter((line) => line.text.trim() !== '')
      : listOf(whole).map((value, n) => ({
          value,
          where: `${path} #${String(n + 1)}`,
          text: JSON.stringify(value),
        }));
  const found: Found[] = [];
  const unread: Unread[] = [];
  for (const { value, where, text: raw } of rows) {
    const item = itemOf(value);
    if (item === undefined) unread.push({ where, text: raw, reason: 'is no item in JSON' });
    else found.push({ item, where });
  }
  return { found, unread };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function listOf(whole: unknown): readonly unknown[] {
  if (Array.isArray(whole)) return whole;
  const items = isMap(whole) ? whole['Items'] : undefined;
  return Array.isArray(items) ? items : [whole];
}

function itemOf(value: unknown): Item | undefined {
  if (!isMap(value)) return undefined;
  const inner = isMap(value['Item']) ? value['Item'] : value;
  const attributes = Object.values(inner);
  const isTyped = attributes.length > 0 && attributes.every(isTypedValue);
  return isTyped
    ? Object.fromEntries(Object.entries(inner).map(([name, typed]) => [name, untyped(typed)]))
    : inner;
}

const TYPES = ['S', 'N', 'BOOL', 'NULL', 'L', 'M', 'SS', 'NS', 'B', 'BS'];

function isTypedValue(value: unknown): value is Record<string, unknown> {
  if (!isMap(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && TYPES.includes(String(keys[0]));
}

function untyped(typed: unknown): unknown {
  if (!isTypedValue(typed)) return typed;
  const [[type, value] = ['', undefined]] = Object.entries(typed);
  if (type === 'N') return Number(value);
  if (type === 'NULL') return null;
  if (type === 'L') return Array.isArray(value) ? value.map(untyped) : value;
  if (type === 'M') {
    return isMap(value)
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, untyped(inner)]))
      : value;
  }
  return value;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
