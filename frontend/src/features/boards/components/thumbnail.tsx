import { PencilRuler } from 'lucide-react';
import { useState } from 'react';
import type { Board } from '../../../shared/api/models.js';
import { cx } from '../../../shared/ui/cx.js';
import { useBoardsUrl } from '../boards-url.js';

/** How long the ticket of a thumbnail is good for, less what a request may take. */
const freshMs = 50_000;

export interface ThumbnailProps {
  readonly board: Board;
  /** When the board was fetched. */
  readonly at: number;
  /** Called when the ticket may be over: the board has to be fetched again. */
  readonly onStale: () => void;
  readonly className?: string;
}

/** A small picture of a board, told by the words beside it. */
export function Thumbnail({ board, at, onStale, className }: ThumbnailProps) {
  const url = useBoardsUrl() + board.miniatura;
  const [failed, setFailed] = useState<string>();
  const [isShown, setShown] = useState(false);
  return (
    <span
      className={cx(
        'relative grid place-items-center overflow-hidden bg-paper text-ink-faint',
        className,
      )}
    >
      {!isShown && <PencilRuler aria-hidden className="size-7 opacity-40" strokeWidth={1.5} />}
      {failed !== url && (
        <img
          src={url}
          alt=""
          loading="lazy"
          onLoad={() => {
            setShown(true);
          }}
          onError={() => {
            setFailed(url);
            setShown(false);
            if (Date.now() - at > freshMs) onStale();
          }}
          className="absolute inset-0 size-full bg-paper object-contain p-2 mix-blend-multiply"
        />
      )}
    </span>
  );
}
