/** How long the texts of an incident may be, in characters. */
export const BOUNDS = {
  titulo: { max: 120 },
  descripcion: { max: 4000, multiline: true },
  tipo: { min: 0, max: 60 },
  piso: { min: 0, max: 40 },
  lugar_especifico: { min: 0, max: 120 },
  foto: { min: 0, max: 2048 },
  motivo: { max: 500, multiline: true },
  palabra: { max: 40 },
} as const;

/** Incidents on one page at most; also what old clients, which ask for no page, are answered. */
export const PAGE_MAX = 1000;
