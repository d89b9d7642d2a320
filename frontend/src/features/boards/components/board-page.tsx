import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Board } from '../../../shared/api/models.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { paths } from '../../../shared/config/paths.js';
import { usePageTitle } from '../../../shared/ui/page.js';
import { boardQuery } from '../api/board-queries.js';
import { OpenedBoard } from './opened-board.js';

/** A board with the whole window to itself. */
export function BoardPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('boards');
  const board = useQuery(boardQuery(id));
  const back = useWayBack(board.data);
  usePageTitle(board.data?.nombre ?? t('one'));
  return (
    <main className="fixed inset-0 bg-paper">
      <OpenedBoard id={id} back={back} />
    </main>
  );
}

function useWayBack(board: Board | undefined): { to: string; label: string } {
  const { t } = useTranslation('boards');
  const { tipo } = useViewer();
  if (board && board.incidente_id !== null) {
    return { to: paths.incident(board.incidente_id), label: t('back.incident') };
  }
  return tipo === 'estudiante'
    ? { to: paths.home, label: t('back.home') }
    : { to: paths.boards, label: t('back.boards') };
}
