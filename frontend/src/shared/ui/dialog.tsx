import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Text } from 'react-aria-components/Text';
import { useTranslation } from 'react-i18next';
import { Button } from './button.js';
import { cx } from './cx.js';

export interface DialogProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Something typed would be lost: a click outside does not close. */
  readonly isDismissable?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
}

/** A question or a small task above the page: a sheet from below on phones, a card in the middle elsewhere. */
export function Dialog({
  title,
  description,
  isOpen,
  onClose,
  children,
  isDismissable = true,
  role = 'dialog',
}: DialogProps) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={isDismissable}
      className="fixed inset-0 z-40 flex items-end justify-center bg-scrim data-entering:animate-fade sm:items-center sm:p-6"
    >
      <Modal
        className={cx(
          'flex max-h-[92dvh] w-full flex-col rounded-t-2xl bg-raised text-ink shadow-raised outline-none',
          'data-entering:animate-rise sm:max-h-[min(44rem,90dvh)] sm:max-w-lg sm:rounded-xl',
        )}
      >
        <AriaDialog role={role} className="safe-bottom flex min-h-0 flex-col outline-none">
          <header className="flex items-start gap-3 px-5 pt-5 pb-4 sm:px-6">
            <div className="min-w-0 flex-1">
              <Heading slot="title" className="heading text-xl">
                {title}
              </Heading>
              {description !== undefined && (
                <Text slot="description" className="mt-1 block text-sm text-ink-soft">
                  {description}
                </Text>
              )}
            </div>
            <Button
              look="quiet"
              size="sm"
              iconOnly
              aria-label={t('action.close')}
              onPress={onClose}
              className="-mt-1.5 -mr-2"
            >
              <X aria-hidden className="size-5" />
            </Button>
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The scrolling middle of a dialog. */
export function DialogBody({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div
      className={cx('relative min-h-0 flex-1 overflow-y-auto px-5 pb-5 sm:px-6 sm:pb-6', className)}
    >
      {children}
    </div>
  );
}

/** The row of a dialog's buttons; on a phone the main one comes first and is as wide as the thumb's reach. */
export function DialogActions({ children }: { children: ReactNode }) {
  return (
    <div className="mt-5 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">{children}</div>
  );
}
