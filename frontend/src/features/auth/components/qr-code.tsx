import { create } from 'qrcode';

/** A QR code as one path; dark on light in every theme, because cameras want it so. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const squares = Array.from(data, (isDark, index) =>
    isDark ? `M${String(index % size)} ${String(Math.floor(index / size))}h1v1h-1z` : '',
  ).join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-4 -4 ${String(size + 8)} ${String(size + 8)}`}
      shapeRendering="crispEdges"
      className="mx-auto w-full max-w-56 rounded-lg"
    >
      <path
        fill="#ffffff"
        d={`M-4-4h${String(size + 8)}v${String(size + 8)}h-${String(size + 8)}z`}
      />
      <path fill="#000000" d={squares} />
    </svg>
  );
}
