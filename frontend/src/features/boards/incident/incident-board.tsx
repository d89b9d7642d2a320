import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { paths } from '../../../shared/config/paths.js';
import { boardKeys, boardQuery, incidentBoardId } from '../api/board-queries.js';
import { OpenedBoard } from '../components/opened-board.js';

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
      <OpenedBoard id={id} back={back} expand={paths.board(id)} />
    </section>
  );
}
