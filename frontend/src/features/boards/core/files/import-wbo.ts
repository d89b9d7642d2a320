import { placeImported, readWboJson, readWboSvg } from '@vigia/domain/board';
import { addInPortions, type PortionOptions } from '../document/add-in-portions.js';
import type { BoardDocument } from '../document/board-document.js';
import type { ImportReport } from './import-report.js';

const SHAPES = /<(path|line|rect|ellipse|circle|text)\b/g;

/** Brings a WBO board (JSON or SVG) on top of what is there, in portions the service takes. */
export async function importWbo(
  document: BoardDocument,
  file: Blob,
  options: PortionOptions = {},
): Promise<ImportReport> {
  const nothing = { imported: 0, unread: 0, left: 0, ids: [] };
  if (document.isReadOnly) return { ...nothing, problem: 'read-only' };
  const text = await file.text();
  const objects = readWboJson(text) ?? readWboSvg(text);
  if (objects === undefined) return { ...nothing, problem: 'unreadable' };
  const unread = Math.max(0, countThings(text) - objects.length);
  const top = document.items().at(-1)?.object.z;
  // The document gives the ids, portion by portion.
  const placed = placeImported(objects, top, () => '');
  const ids = await addInPortions(document, placed, options);
  const report = { imported: ids.length, unread, left: objects.length - ids.length, ids };
  return ids.length === 0 && options.signal?.aborted === true
    ? { ...report, problem: 'cancelled' }
    : report;
}

/** How many things a file holds, understood or not. */
function countThings(text: string): number {
  try {
    const board = JSON.parse(text) as object;
    return Object.keys(board).filter((key) => key !== '__wbo_meta__').length;
  } catch {
    const hasSheet = /<rect\b(?![^>]*\bstroke=)[^>]*>/.test(text) ? 1 : 0;
    return (text.match(SHAPES) ?? []).length - hasSheet;
  }
}
