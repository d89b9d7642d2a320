import { useQuery } from '@tanstack/react-query';
import { PencilRuler } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMatch, useSearchParams } from 'react-router';
import type { Incident } from '../../../shared/api/models.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { paths } from '../../../shared/config/paths.js';
import { ButtonLink } from '../../../shared/ui/button.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';
import { boardPeekQuery } from '../api/board-queries.js';
import { Thumbnail } from '../components/thumbnail.js';

/** What an incident's page says of its board: how it looks, and the way in. */
export function IncidentBoardSection({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const [search] = useSearchParams();
  const isOpen = useMatch(`${paths.incidents}/:id/pizarra`) !== null;
  const peeked = useQuery(boardPeekQuery(incident.id));
  if (peeked.data === undefined) return null;
  const { board, at } = peeked.data;
  // Who reported it comes to look at a board; who looks after the campus makes one.
  if (board === null && viewer.tipo === 'estudiante') return null;
  const to = { pathname: paths.incidentBoard(incident.id), search: search.toString() };
  return (
    <section
      aria-labelledby="incident-board-title"
      className="mt-5 flex items-center gap-3 rounded-xl bg-sunken p-2.5"
    >
      {board === null ? (
        <span className="grid size-16 shrink-0 place-items-center rounded-lg bg-surface text-accent">
          <PencilRuler aria-hidden className="size-6" />
        </span>
      ) : (
        <Thumbnail
          board={board}
          at={at}
          onStale={() => void peeked.refetch()}
          className="h-16 w-24 shrink-0 rounded-lg ring-1 ring-line"
        />
      )}
      <div className="min-w-0 flex-1">
        <h3 id="incident-board-title" className="text-sm font-semibold">
          {t('whiteboard.title')}
        </h3>
        <p className="text-xs text-ink-soft">
          {board === null ? (
            t('whiteboard.none')
          ) : (
            <>
              {t('whiteboard.changed')} <TimeAgo at={board.fecha_actualizacion} />
            </>
          )}
        </p>
      </div>
      {!isOpen && (
        <ButtonLink
          id="incident-board"
          to={to}
          size="sm"
          look={board === null ? 'quiet' : 'secondary'}
        >
          {t(board === null ? 'whiteboard.start' : 'whiteboard.open')}
        </ButtonLink>
      )}
    </section>
  );
}
