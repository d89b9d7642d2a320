import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../shared/ui/button.js';
import { Failure } from '../../../shared/ui/failure.js';
import { Spinner } from '../../../shared/ui/spinner.js';
import { boardQuery } from '../api/board-queries.js';
import { BoardRoom } from '../room/board-room.js';

interface OpenedBoardProps {
  id: string;
  /** Where leaving leads. */
  back: { to: string; label: string };
  /** Where the board has the whole window, if it has not. */
  expand?: string;
}

/** The room of a board; until it can be entered, that it opens or why it does not. */
export function OpenedBoard({ id, back, expand }: OpenedBoardProps) {
  const { t } = useTranslation('boards');
  const board = useQuery(boardQuery(id));
  if (board.data) {
    return (
      <BoardRoom
        key={id}
        board={board.data}
        back={back}
        {...(expand !== undefined && { expand })}
      />
    );
  }
  return (
    <div className="grid size-full place-items-center bg-canvas">
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
  );
}
