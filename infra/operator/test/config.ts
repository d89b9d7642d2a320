/** Where `sh`, `cat` and `bash` are; whatever else the operator starts is a fake. */
export const SYSTEM_PATH = process.env['PATH'] ?? '';
