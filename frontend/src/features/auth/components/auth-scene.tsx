/** The campus at night under the lookout's beam, a few windows lit: decoration of the door pages. */
export function AuthScene({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 480 420"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden
      className={className}
    >
      <defs>
        <linearGradient id="beam" x1="0" y1="0" x2="1" y2="0.35">
          <stop offset="0" className="[stop-color:var(--color-lamp)] [stop-opacity:0.5]" />
          <stop offset="1" className="[stop-color:var(--color-lamp)] [stop-opacity:0]" />
        </linearGradient>
      </defs>
      <path d="M96 92L480 118V286L96 100z" fill="url(#beam)" />
      {blocks.map((block) => (
        <Block key={block.x} {...block} />
      ))}
      <path d="M80 420l8-306h16l8 306z" className="fill-on-night/90" />
      <path d="M84.5 250h23l1.5 54H83zM88 150h16l1 44H87z" className="fill-night" />
      <rect x="78" y="104" width="36" height="11" rx="3" className="fill-on-night" />
      <path d="M84 82a12 12 0 0 1 24 0z" className="fill-on-night" />
      <rect x="86" y="82" width="20" height="22" rx="2" className="fill-lamp" />
    </svg>
  );
}

interface BlockProps {
  readonly x: number;
  readonly top: number;
  readonly columns: number;
  readonly lit: readonly string[];
}

const pitch = 22;

const blocks: readonly BlockProps[] = [
  { x: 150, top: 262, columns: 4, lit: ['1:2', '3:4'] },
  { x: 244, top: 176, columns: 5, lit: ['0:1', '2:3', '4:7', '1:6'] },
  { x: 360, top: 226, columns: 6, lit: ['2:1', '4:3', '0:5'] },
];

function Block({ x, top, columns, lit }: BlockProps) {
  const width = columns * pitch + 10;
  const rows = Math.floor((420 - top - 14) / pitch);
  return (
    <g>
      <rect x={x} y={top} width={width} height={420 - top} rx="6" className="fill-on-night/8" />
      {Array.from({ length: rows * columns }, (_, index) => {
        const column = index % columns;
        const row = Math.floor(index / columns);
        const isLit = lit.includes(`${String(column)}:${String(row)}`);
        return (
          <rect
            key={index}
            x={x + 10 + column * pitch}
            y={top + 12 + row * pitch}
            width="12"
            height="12"
            rx="3"
            className={isLit ? 'fill-lamp' : 'fill-on-night/12'}
          />
        );
      })}
    </g>
  );
}
