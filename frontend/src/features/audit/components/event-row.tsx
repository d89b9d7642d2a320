import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { AccountEvent } from '../../../shared/api/models.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import { cx } from '../../../shared/ui/cx.js';
import { exactTime } from '../../../shared/ui/time-ago.js';
import type { EventKind } from '../event-filter.js';

export interface EventRowProps {
  readonly event: AccountEvent;
  /** Somebody wants to see everything about a person. */
  readonly onPerson: (email: string) => void;
}

/** One event: what, to whom, by whom, when and from where. */
export function EventRow({ event, onPerson }: EventRowProps) {
  const { t } = useTranslation('accounts');
  const { tipo, cuenta, autor, fecha, ip, agente, detalle } = event;
  const isOwn = autor === cuenta;
  return (
    <li className="py-3 text-sm">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className={cx('font-semibold', grave.includes(tipo) && 'text-danger')}>
          {t(`audit.kinds.${tipo}`)}
          {detalle !== null && <span className="font-normal text-ink-soft"> · {detalle}</span>}
        </span>
        <time dateTime={fecha} className="text-xs whitespace-nowrap text-ink-soft">
          {exactTime(fecha, currentLanguage())}
        </time>
      </p>
      <p className="mt-0.5 break-words text-ink-soft">
        <Person email={cuenta} onPerson={onPerson} />
        {!isOwn && (
          <>
            {' · '}
            {autor === null ? (
              t('audit.byNobody')
            ) : (
              <>
                {t('audit.by', { who: '' })}
                <Person email={autor} onPerson={onPerson} />
              </>
            )}
          </>
        )}
      </p>
      <p className="mt-0.5 text-xs break-words text-ink-faint">
        {ip}
        {agente !== '' && ` · ${agente}`}
      </p>
    </li>
  );
}

function Person({ email, onPerson }: { email: string } & Pick<EventRowProps, 'onPerson'>) {
  return (
    <Button
      onPress={() => {
        onPerson(email);
      }}
      className="focus-ring min-h-6 rounded-xs text-left break-all underline decoration-line-strong underline-offset-3 hover:decoration-accent"
    >
      {email}
    </Button>
  );
}

/** What an admin should not overlook. */
const grave: readonly EventKind[] = ['ingreso_fallido', 'sesion_revocada', 'desactivacion'];
