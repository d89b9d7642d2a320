import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { paths } from '../../../shared/config/paths.js';
import { ButtonLink } from '../../../shared/ui/button.js';
import { Failure } from '../../../shared/ui/failure.js';
import { Spinner } from '../../../shared/ui/spinner.js';
import { boardKeys, boardQuery, incidentBoardId } from '../api/board-queries.js';
import { BoardRoom } from '../room/board-room.js';

/** The board of an incident, beside what is known of it. */
export function IncidentBoard({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation('boards');
  const client = useQueryClient();
  const [search] = useSearchParams();
  const id = incidentBoardId(incidentId);
  const board = useQuery(boardQuery(id));
  const query = search.toString();
  const back = {
    to: paths.incident(incidentId) + (query === '' ? '' : `?${query}`),
    label: t('back.incident'),
  };

  // Whoever comes back from the board sees it as it has become.
  useEffect(
    () => () => {
      void client.invalidateQueries({ queryKey: boardKeys.peek(id) });
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) {
          document.getElementById('incident-board')?.focus({ preventScroll: true });
        }
      });
    },
    [client, id],
  );

  return (
    <section
      aria-label={board.data ? t('named', { name: board.data.nombre }) : t('one')}
      className="size-full bg-canvas"
    >
      {board.data ? (
        <BoardRoom key={id} board={board.data} back={back} expand={paths.board(id)} />
      ) : (
        <div className="grid size-full place-items-center">
          <h1 className="sr-only">{t('one')}</h1>
          {board.isPending ? (
            <p role="status" className="text-2xl">
              <Spinner />
              <span className="sr-only">{t('opening')}</span>
            </p>
          ) : (
            <div className="text-center">
              <Failure error={board.error} onRetry={() => void board.refetch()} />
              <ButtonLink to={back.to}>{back.label}</ButtonLink>
            </div>
          )}
        </div>
      )}
    </section>
  );
}
