/** The look of what floats above the drawing. */
export const trayClass = 'rounded-lg bg-raised text-ink shadow-raised';
