import { BringToFront, Copy, Lock, LockOpen, PencilLine, SendToBack, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BoardItem } from '../core/index.js';
import { IconButton, type IconButtonProps } from './icon-button.js';
import { useRoom } from './room.js';

export interface SelectionActionsProps {
  readonly objects: readonly BoardItem[];
  readonly tip: NonNullable<IconButtonProps['tip']>;
}

/** What can be done with what is selected. */
export function SelectionActions({ objects, tip }: SelectionActionsProps) {
  const { t } = useTranslation('boards');
  const { view } = useRoom();
  const [only] = objects;
  const one = objects.length === 1 ? only : undefined;
  const { id, object } = one ?? {};
  return (
    <>
      {id !== undefined && (object?.kind === 'text' || object?.kind === 'note') && (
        <IconButton
          icon={PencilLine}
          label={t('action.editText')}
          keys="Enter"
          tip={tip}
          onPress={() => {
            view.editText(id);
          }}
        />
      )}
      {id !== undefined && object?.kind === 'image' && (
        <IconButton
          icon={object.locked ? Lock : LockOpen}
          label={t(object.locked ? 'action.unlock' : 'action.lock')}
          isOn={object.locked}
          tip={tip}
          onPress={() => {
            view.setLocked(id, !object.locked);
          }}
        />
      )}
      <IconButton
        icon={Copy}
        label={t('action.duplicate')}
        keys="Ctrl+D"
        tip={tip}
        onPress={() => {
          view.duplicateSelection();
        }}
      />
      <IconButton
        icon={BringToFront}
        label={t('action.toFront')}
        tip={tip}
        onPress={() => {
          view.bringToFront();
        }}
      />
      <IconButton
        icon={SendToBack}
        label={t('action.toBack')}
        tip={tip}
        onPress={() => {
          view.sendToBack();
        }}
      />
      <IconButton
        icon={Trash2}
        label={t('action.delete')}
        keys={t('keys.delete')}
        tip={tip}
        className="hover:text-danger"
        onPress={() => {
          view.deleteSelection();
        }}
      />
    </>
  );
}
