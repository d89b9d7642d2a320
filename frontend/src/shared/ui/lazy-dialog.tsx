import { RotateCw } from 'lucide-react';
import {
  type ComponentType,
  lazy,
  type LazyExoticComponent,
  type ReactNode,
  Suspense,
  useState,
  useTransition,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.js';
import { Dialog, DialogActions, DialogBody } from './dialog.js';

interface Closable {
  readonly onClose: () => void;
}

interface NotLoadedProps extends Closable {
  readonly onRetry: () => void;
  readonly isRetrying: boolean;
}

/** A dialog that is fetched when it is first opened; where that fails, it says so and fetches it again at a press. */
export function lazyDialog<P extends Closable>(
  load: () => Promise<{ default: (props: P) => ReactNode }>,
): ComponentType<P> {
  type Content = (props: P & NotLoadedProps) => ReactNode;
  let fetched: LazyExoticComponent<Content> | undefined;
  const contentOf = (isRetry: boolean) =>
    (fetched ??= lazy(async (): Promise<{ default: Content }> => {
      try {
        return await load();
      } catch (error) {
        fetched = undefined;
        // It is not the connection: a newer version has other files, and only a reload brings them.
        if (isRetry && navigator.onLine) throw error;
        return { default: NotLoaded };
      }
    }));
  return function LazyDialog(props: P) {
    const [Content, setContent] = useState(() => contentOf(false));
    const [isRetrying, start] = useTransition();
    const retry = () => {
      start(() => {
        setContent(contentOf(true));
      });
    };
    return (
      <Suspense>
        <Content {...props} onRetry={retry} isRetrying={isRetrying} />
      </Suspense>
    );
  };
}

function NotLoaded({ onClose, onRetry, isRetrying }: NotLoadedProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('failure.offline.title')} isOpen onClose={onClose} role="alertdialog">
      <DialogBody>
        <p>{t('failure.offline.body')}</p>
        <DialogActions>
          <Button onPress={onClose}>{t('action.close')}</Button>
          <Button look="primary" isPending={isRetrying} onPress={onRetry}>
            <RotateCw aria-hidden className="size-4" />
            {t('action.retry')}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
