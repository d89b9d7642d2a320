import { CloudOff, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.js';
import { cx } from '../../../shared/ui/cx.js';
import type { SessionState } from '../core/index.js';
import { useRoom } from './room.js';
import { useSessionState } from './use-document.js';

type Trust = 'live' | 'saving' | 'connecting' | 'catchingUp' | 'offline' | 'notKept' | 'ended';

const dots: Record<Trust, string> = {
  live: 'bg-success',
  saving: 'bg-success animate-pulse-soft',
  connecting: 'bg-warning animate-pulse-soft',
  catchingUp: 'bg-warning animate-pulse-soft',
  offline: 'bg-warning',
  notKept: 'bg-danger',
  ended: 'bg-danger',
};

/** How far what is on the screen can be trusted, and where what one draws is kept. */
export function trustOf({ connection, problem, unsaved }: SessionState): Trust {
  switch (connection) {
    case 'live':
      return unsaved > 0 ? 'saving' : 'live';
    case 'connecting':
      return 'connecting';
    case 'catching-up':
      return 'catchingUp';
    case 'offline':
      return problem === 'not-kept' ? 'notKept' : 'offline';
    case 'ended':
      return 'ended';
  }
}

/** The state of the connection in a word or two, quiet while all is well. */
export function ConnectionPill() {
  const { t } = useTranslation('boards');
  const trust = trustOf(useSessionState());
  return (
    <span
      role="status"
      title={t(`trust.${trust}.help`)}
      className={cx(
        'flex min-w-0 items-center gap-1.5 text-xs',
        trust === 'live' || trust === 'saving' ? 'text-ink-faint' : 'font-semibold text-ink',
      )}
    >
      <span aria-hidden className={cx('size-2 shrink-0 rounded-full', dots[trust])} />
      <span className="truncate">{t(`trust.${trust}.name`)}</span>
    </span>
  );
}

/** While the connection is lost: where the work is meanwhile, and how to try again. */
export function OfflineBar() {
  const { t } = useTranslation('boards');
  const { session } = useRoom();
  const state = useSessionState();
  const trust = trustOf(state);
  if (trust !== 'offline' && trust !== 'notKept') return null;
  return (
    <div
      className={cx(
        'pointer-events-auto flex max-w-full animate-fade items-center gap-2.5 rounded-lg py-1 pr-1 pl-3.5 text-sm shadow-raised',
        trust === 'notKept' ? 'bg-danger-soft' : 'bg-warning-soft',
      )}
    >
      <CloudOff
        aria-hidden
        className={cx('size-4 shrink-0', trust === 'notKept' ? 'text-danger' : 'text-warning')}
      />
      <span className="min-w-0 flex-1">
        {t(`trust.${trust}.bar`)}
        {state.unsaved > 0 && ` ${t('trust.waiting', { count: state.unsaved })}`}
      </span>
      <Button
        look="quiet"
        size="sm"
        iconOnly
        aria-label={t('trust.retry')}
        onPress={() => {
          session.reconnect();
        }}
      >
        <RotateCw aria-hidden className="size-4" />
      </Button>
    </div>
  );
}
