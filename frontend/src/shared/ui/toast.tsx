import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from './button.js';

export interface ToastMessage {
  readonly title: string;
  readonly body?: string;
  readonly mark?: ReactNode;
  /** Where a tap on the message leads. */
  readonly to?: string;
  /** What can be done about it at once, for example taking it back. */
  readonly action?: { readonly label: string; readonly onPress: () => void };
}

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });
const shownMs = 7_000;

/**
 * Says something in passing: it goes away by itself and is never the only place where a fact is written.
 * Newer news of the same thing takes the place of the older.
 */
export function toast(message: ToastMessage): void {
  for (const shown of queue.visibleToasts) {
    if (message.to !== undefined && shown.content.to === message.to) queue.close(shown.key);
  }
  queue.add(message, { timeout: shownMs });
}

/** Where toasts appear: at the top on phones, clear of the thumb's buttons; in the lower right corner elsewhere. */
export function Toasts() {
  const { t } = useTranslation();
  return (
    <ToastRegion
      queue={queue}
      aria-label={t('toast.region')}
      className="fixed inset-x-3 top-[calc(4rem+env(safe-area-inset-top))] z-50 flex flex-col gap-2 outline-none sm:inset-x-auto sm:top-auto sm:right-5 sm:bottom-5 sm:w-92 sm:flex-col-reverse"
    >
      {({ toast: shown }) => (
        <AriaToast
          toast={shown}
          className="focus-ring flex animate-rise items-start gap-3 rounded-lg bg-raised p-3.5 text-sm shadow-raised"
        >
          {shown.content.mark}
          <ToastContent className="min-w-0 flex-1">
            <Text slot="title" className="block font-semibold">
              {shown.content.to === undefined ? (
                shown.content.title
              ) : (
                <Link
                  to={shown.content.to}
                  className="focus-ring rounded-xs hover:underline"
                  onClick={() => {
                    queue.close(shown.key);
                  }}
                >
                  {shown.content.title}
                </Link>
              )}
            </Text>
            {shown.content.body !== undefined && (
              <Text slot="description" className="mt-0.5 line-clamp-2 block text-ink-soft">
                {shown.content.body}
              </Text>
            )}
          </ToastContent>
          {shown.content.action && (
            <Button
              size="sm"
              className="-my-1.5"
              onPress={() => {
                shown.content.action?.onPress();
                queue.close(shown.key);
              }}
            >
              {shown.content.action.label}
            </Button>
          )}
          <AriaButton
            slot="close"
            aria-label={t('toast.dismiss')}
            className="focus-ring -m-2 grid size-9 shrink-0 place-items-center rounded-sm text-ink-faint hover:text-ink"
          >
            <X aria-hidden className="size-4" />
          </AriaButton>
        </AriaToast>
      )}
    </ToastRegion>
  );
}
