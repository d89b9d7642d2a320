/** The drawing core of the whiteboard: no React, nothing of it in the first bundle. Load it with `import()`. */
import type { BoardDocument } from './document/board-document.js';
import type { PortionOptions } from './document/add-in-portions.js';
import type { ExportOptions } from './files/export-options.js';
import type { ImportReport } from './files/import-report.js';

export type { BoardObject, Box, Person } from '@vigia/domain/board';
export { forgetBoards } from './session/local-copy.js';
export {
  BoardSession,
  type ConnectionState,
  type OpenBoardOptions,
  type SessionProblem,
  type SessionState,
} from './session/board-session.js';
export type { AsideCopy } from './session/aside.js';
export type { BoardVersion } from './session/board-http.js';
export { BoardPresence, type OwnPresence, type Peer } from './session/board-presence.js';
export type { BoardRole, BoardTicket } from './session/board-ticket.js';
export {
  BoardDocument,
  readVersion,
  type DocumentChange,
  type DocumentEvents,
  type DocumentRefusal,
} from './document/board-document.js';
export type { BoardItem, Draft } from './document/board-item.js';
export type { LiveStroke } from './document/live-strokes.js';
export type { DrawingStyle } from './document/transform-object.js';
export { TOOL_NAMES, type ToolName } from './tools/tool.js';
export {
  BoardView,
  type BoardViewOptions,
  type ViewEvents,
  type ViewWords,
} from './view/board-view.js';
export type { LoadedPicture, ResolveImage } from './view/pictures.js';
export type { Viewport } from './view/viewport.js';
export type { ExportOptions } from './files/export-options.js';
export type { ImportReport } from './files/import-report.js';

/** The board, or some of it, as SVG with its pictures inside. */
export async function exportSvg(document: BoardDocument, options?: ExportOptions): Promise<Blob> {
  return (await import('./files/export-svg.js')).exportSvg(document, options);
}

/** The board, or some of it, as PNG; `scale` pixels a CSS pixel, fewer where a browser could not make the picture. */
export async function exportPng(
  document: BoardDocument,
  options?: ExportOptions & { readonly scale?: number },
): Promise<Blob> {
  return (await import('./files/export-png.js')).exportPng(document, options);
}

/** The board, or some of it, as one PDF page: lines and words stay lines and words. */
export async function exportPdf(
  document: BoardDocument,
  options?: ExportOptions & { readonly title?: string },
): Promise<Blob> {
  return (await import('./files/export-pdf.js')).exportPdf(document, options);
}

/** Brings a WBO board (JSON or SVG) on top of what is there, in portions the service takes. */
export async function importWbo(
  document: BoardDocument,
  file: Blob,
  options?: PortionOptions,
): Promise<ImportReport> {
  return (await import('./files/import-wbo.js')).importWbo(document, file, options);
}
