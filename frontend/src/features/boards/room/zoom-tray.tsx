import { Maximize, Redo2, Undo2, ZoomIn, ZoomOut } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../shared/ui/cx.js';
import { IconButton, squareClass } from './icon-button.js';
import { useRoom } from './room.js';
import { trayClass } from './tray.js';
import { useHistory } from './use-document.js';
import { useZoom } from './use-view.js';

/** How one zooms: a wide board shows it all, a narrow one what two fingers cannot do. */
export function ZoomTray() {
  const { t } = useTranslation('boards');
  const { view } = useRoom();
  const zoom = useZoom();
  const percent = `${String(Math.round(zoom * 100))} %`;
  return (
    <div
      role="group"
      aria-label={t('zoom.label')}
      className={cx(trayClass, 'pointer-events-auto flex p-0.5')}
    >
      <span className="hidden @3xl/board:contents">
        <IconButton
          icon={ZoomOut}
          label={t('zoom.out')}
          keys="−"
          tip="top"
          onPress={() => {
            view.zoomBy(1 / 1.25);
          }}
        />
        <Button
          aria-label={t('zoom.reset', { percent })}
          onPress={() => {
            view.zoomTo(1);
          }}
          className={cx(squareClass, 'w-15! text-xs font-semibold tabular-nums')}
        >
          {percent}
        </Button>
        <IconButton
          icon={ZoomIn}
          label={t('zoom.in')}
          keys="+"
          tip="top"
          onPress={() => {
            view.zoomBy(1.25);
          }}
        />
      </span>
      <IconButton
        icon={Maximize}
        label={t('zoom.fit')}
        keys="1"
        tip="top"
        onPress={() => {
          view.fit();
        }}
      />
    </div>
  );
}

/** Takes back what one did oneself, and does it again. */
export function HistoryTray() {
  const { t } = useTranslation('boards');
  const { document, canWrite } = useRoom();
  const { canUndo, canRedo } = useHistory();
  if (!canWrite) return null;
  return (
    <div
      role="group"
      aria-label={t('history.label')}
      className={cx(trayClass, 'pointer-events-auto flex p-0.5')}
    >
      <IconButton
        icon={Undo2}
        label={t('history.undo')}
        keys="Ctrl+Z"
        tip="top"
        isDisabled={!canUndo}
        onPress={() => {
          document.undo();
        }}
      />
      <IconButton
        icon={Redo2}
        label={t('history.redo')}
        keys="Ctrl+Shift+Z"
        tip="top"
        isDisabled={!canRedo}
        onPress={() => {
          document.redo();
        }}
      />
    </div>
  );
}
