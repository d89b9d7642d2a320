/** [BRD-20] What a board may hold and a session may do; beyond it the server refuses with a reason. */
export const BOARD_LIMITS = {
  /** Objects on one board. */
  objects: 60_000,
  /** Bytes of the values of all objects and texts of one board. */
  contentBytes: 32 * 1024 * 1024,
  /** Entries of one document, with what was written over or deleted: ten for each object. */
  historyItems: 600_000,
  /** Points of one stroke, live or finished. */
  strokePoints: 5_000,
  /** Points of all live strokes of one board, those that nobody came back to finish included. */
  livePoints: 2_000_000,
  /** Points in one chunk of a live stroke. */
  chunkPoints: 500,
  /** UTF-16 units of one text. */
  textLength: 2_000,
  /** Characters of a person's shown name. */
  nameLength: 120,
  /** Coordinates stay within ± this many units (a tenth of a pixel each). */
  coordinate: 10_000_000,
  /** Line width in units. */
  width: 10_000,
  /** Font size in units. */
  fontSize: 10_000,
  /** Bytes of one change while drawing. */
  updateBytes: 256 * 1024,
  /** Bytes of the one change that brings offline work back on (re)connection. */
  handshakeBytes: 4 * 1024 * 1024,
  /** Messages a second of one connection, and of one person on one task. */
  messagesPerSecond: 120,
  /** Messages that may come at once after a silence. */
  messageBurst: 600,
  /** Bytes a second of one connection, and of one person on one task. */
  bytesPerSecond: 256 * 1024,
  /** Bytes that may come at once after a silence. */
  byteBurst: 8 * 1024 * 1024,
  /** Bytes of boards that one person has drawn as pictures, or restored, a second on one task. */
  pictureBytesPerSecond: 2 * 1024 * 1024,
  /** The same at once after a silence. */
  pictureByteBurst: 24 * 1024 * 1024,
  /** Bytes of one person's presence (cursor, name, tool). */
  presenceBytes: 2_048,
  /** Bytes that may wait for a reader who does not read, beyond what its join needs. */
  waitingBytes: 4 * 1024 * 1024,
  /** Sessions on one board of one task. */
  sessionsPerBoard: 400,
  /** Sessions of one person on one board of one task. */
  sessionsPerPerson: 20,
  /** Hours after which a session must show a fresh ticket. */
  sessionHours: 12,
} as const;
