import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeBoard } from '../api/board-changes.js';
import { boardKeys } from '../api/board-queries.js';
import { NameDialog } from '../components/name-dialog.js';
import { useRoom } from './room.js';

/** Gives the open board another name. */
export function RenameQuestion({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('boards');
  const { board } = useRoom();
  const client = useQueryClient();
  return (
    <NameDialog
      title={t('rename.title')}
      submit={t('rename.submit')}
      name={board.nombre}
      send={(nombre) => changeBoard(board, { nombre })}
      onDone={(changed) => {
        client.setQueryData(boardKeys.one(board.id), changed);
        onClose();
      }}
      onClose={onClose}
    />
  );
}
