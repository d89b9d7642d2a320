import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWaiting } from '../../../shared/outbox/use-outbox.js';
import { WillGo } from '../../../shared/outbox/waiting-mark.js';

/** [OFF-6] What was written here and has not gone out; what needs a decision is told above. */
export function WaitingMessages({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation('conversation');
  const messages = useWaiting(incidentId).flatMap(({ id, act, state }) =>
    act.kind === 'message' && state === 'waiting' ? [{ id, ...act.words }] : [],
  );
  if (messages.length === 0) return null;
  return (
    <ul className="mt-3 flex flex-col items-end gap-3">
      {messages.map(({ id, texto, interno }) => (
        <li
          key={id}
          className="max-w-full rounded-xl border border-dashed border-line-strong px-3.5 py-2.5 text-sm sm:max-w-[85%]"
        >
          {interno && (
            <p className="flex items-center gap-1 text-xs font-semibold text-warning">
              <Lock aria-hidden className="size-3.5" />
              {t('internal')}
            </p>
          )}
          <p className="leading-5 break-words whitespace-pre-wrap">{texto}</p>
          <WillGo className="mt-1" />
        </li>
      ))}
    </ul>
  );
}
