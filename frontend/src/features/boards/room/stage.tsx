import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardDocument, BoardPresence, BoardView, ResolveImage } from '../core/index.js';
import type { Core } from './room.js';

export interface StageProps {
  readonly core: Core;
  readonly document: BoardDocument;
  readonly presence?: BoardPresence;
  readonly resolveImage: ResolveImage;
  /** Called with the view when it is there, and with undefined when it is gone. */
  readonly onView: (view: BoardView | undefined) => void;
}

/** The paper: where the drawing core draws. */
export function Stage({ core, document, presence, resolveImage, onView }: StageProps) {
  const { t } = useTranslation('boards');
  const mount = useCallback(
    (host: HTMLDivElement) => {
      const view = new core.BoardView(host, {
        document,
        resolveImage,
        ...(presence && { presence }),
        words: {
          surface: t('view.surface'),
          editor: {
            text: t('view.editor.text'),
            note: t('view.editor.note'),
            pin: t('view.editor.pin'),
          },
          pictureLoading: t('view.pictureLoading'),
          pictureFailed: t('view.pictureFailed'),
        },
      });
      onView(view);
      return () => {
        onView(undefined);
        view.destroy();
      };
    },
    [core, document, presence, resolveImage, onView, t],
  );
  return <div ref={mount} className="board-paper absolute inset-0 overflow-hidden" />;
}
