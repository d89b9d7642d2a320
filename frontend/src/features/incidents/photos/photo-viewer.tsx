import { ChevronLeft, ChevronRight, type LucideIcon, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../../shared/api/client.js';
import type { Photo } from '../../../shared/api/models.js';
import { cx } from '../../../shared/ui/cx.js';
import { Spinner } from '../../../shared/ui/spinner.js';

export interface PhotoViewerProps {
  readonly photos: readonly Photo[];
  readonly start: number;
  /** What the photos are of. */
  readonly title: string;
  readonly onClose: () => void;
}

/** A finger that moved this far, in pixels, turns the page. */
const swipe = 48;

/** Photos as large as the window: buttons, arrow keys or a swipe turn them, Escape closes. */
export function PhotoViewer({ photos, start, title, onClose }: PhotoViewerProps) {
  const { t } = useTranslation();
  const [index, setIndex] = useState(start);
  const from = useRef<number>(undefined);
  const photo = photos[Math.min(index, photos.length - 1)];
  const turn = (by: number) => {
    setIndex((now) => (now + by + photos.length) % photos.length);
  };
  if (photo === undefined) return null;
  const name = t('photos.of', { number: photos.indexOf(photo) + 1, of: photos.length });

  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className="fixed inset-0 z-40 bg-night text-on-night data-entering:animate-fade"
    >
      <Modal className="size-full outline-none">
        {/* Arrow keys and swipes are short cuts to the buttons below. */}
        {/* eslint-disable-next-line jsx-a11y-x/no-static-element-interactions */}
        <div
          className="size-full"
          onKeyDown={({ key }) => {
            if (key === 'ArrowLeft') turn(-1);
            if (key === 'ArrowRight') turn(1);
          }}
          onTouchStart={({ touches }) => {
            from.current = touches.length === 1 ? touches[0]?.clientX : undefined;
          }}
          onTouchEnd={({ changedTouches }) => {
            const way = (changedTouches[0]?.clientX ?? 0) - (from.current ?? Number.NaN);
            if (Math.abs(way) >= swipe) turn(way < 0 ? 1 : -1);
          }}
        >
          <Dialog
            aria-label={t('photos.viewer', { title })}
            className="safe-bottom flex size-full flex-col outline-none"
          >
            <header className="flex items-center gap-3 py-2 pr-2 pl-4">
              <p className="min-w-0 flex-1 truncate text-sm font-semibold">{title}</p>
              <p role="status" className="shrink-0 text-sm text-on-night-soft tabular-nums">
                {name}
              </p>
              <ViewerButton icon={X} label={t('action.close')} onPress={onClose} />
            </header>
            <div className="relative min-h-0 flex-1">
              <Picture key={photo.id} photo={photo} name={`${name}: ${title}`} />
            </div>
            {photos.length > 1 && (
              <div className="flex justify-center gap-6 py-3">
                <ViewerButton
                  icon={ChevronLeft}
                  label={t('photos.previous')}
                  onPress={() => {
                    turn(-1);
                  }}
                />
                <ViewerButton
                  icon={ChevronRight}
                  label={t('photos.next')}
                  onPress={() => {
                    turn(1);
                  }}
                />
              </div>
            )}
          </Dialog>
        </div>
      </Modal>
    </ModalOverlay>
  );
}

function Picture({ photo, name }: { photo: Photo; name: string }) {
  const { t } = useTranslation();
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  if (state === 'failed') {
    return (
      <p role="alert" className="absolute inset-0 grid place-items-center px-6 text-center text-sm">
        {t('photos.failure.shown')}
      </p>
    );
  }
  return (
    <>
      {state === 'loading' && (
        <span className="absolute inset-0 grid place-items-center text-2xl">
          <Spinner />
        </span>
      )}
      <img
        src={addressOf(photo.url)}
        alt={name}
        width={photo.ancho}
        height={photo.alto}
        onLoad={() => {
          setState('shown');
        }}
        onError={() => {
          setState('failed');
        }}
        className={cx(
          'absolute inset-0 size-full object-contain',
          state === 'loading' && 'opacity-0',
        )}
      />
    </>
  );
}

interface ViewerButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly onPress: () => void;
}

function ViewerButton({ icon: Icon, label, ...press }: ViewerButtonProps) {
  return (
    <AriaButton
      {...press}
      aria-label={label}
      className="grid size-11 shrink-0 place-items-center rounded-full outline-2 outline-offset-2 outline-transparent hover:bg-on-night/15 data-focus-visible:outline-lamp"
    >
      <Icon aria-hidden className="size-6" />
    </AriaButton>
  );
}
