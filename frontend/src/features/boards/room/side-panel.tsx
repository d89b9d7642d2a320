import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.js';

export interface SidePanelProps {
  readonly title: string;
  /** Before the title: the way back to where one came from within the panel. */
  readonly back?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Beside the drawing on a wide board, a sheet from below on a narrow one. */
export function SidePanel({ title, back, onClose, children }: SidePanelProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    frame.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    };
  }, []);
  return (
    // Escape closes the panel from anywhere inside it; the button is the way for everybody else.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions
    <section
      ref={frame}
      tabIndex={-1}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
      className="absolute inset-x-0 bottom-0 z-30 flex h-[min(60%,28rem)] animate-rise flex-col overflow-hidden rounded-t-2xl bg-raised shadow-raised outline-none @3xl/board:inset-x-auto @3xl/board:top-17 @3xl/board:right-3 @3xl/board:bottom-3 @3xl/board:h-auto @3xl/board:w-84 @3xl/board:rounded-xl"
    >
      <header className="flex items-center gap-1 border-b border-line py-1 pr-1 pl-4">
        {back}
        <h2 className="heading min-w-0 flex-1 truncate text-base">{title}</h2>
        <Button look="quiet" size="sm" iconOnly aria-label={t('action.close')} onPress={onClose}>
          <X aria-hidden className="size-4.5" />
        </Button>
      </header>
      <div className="safe-bottom flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain">
        {children}
      </div>
    </section>
  );
}
