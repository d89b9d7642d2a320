import { useQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Incident, IncidentMessage } from '../../../shared/api/models.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { cx } from '../../../shared/ui/cx.js';
import { Failure } from '../../../shared/ui/failure.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';
import { messagesQuery } from '../api/messages.js';
import { Composer } from './composer.js';
import { WaitingMessages } from './waiting-messages.js';

/** What the reporter and those who look after an incident say to each other; the staff also among itself. */
export function Conversation({ incident }: { incident: Incident }) {
  const { t } = useTranslation('conversation');
  const viewer = useViewer();
  const messages = useQuery(messagesQuery(incident.id));
  const isStaff = viewer.tipo !== 'estudiante';
  return (
    <section aria-labelledby="conversation" className="mt-7">
      <h3 id="conversation" className="heading text-lg">
        {t('title')}
      </h3>
      {messages.isPending && (
        <Skeleton>
          <Bone className="mt-3 h-12 w-4/5" />
          <Bone className="mt-2 ml-auto h-12 w-3/5" />
        </Skeleton>
      )}
      {messages.isError && (
        <Failure error={messages.error} onRetry={() => void messages.refetch()} />
      )}
      {messages.data?.length === 0 && (
        <p className="mt-1 text-sm text-ink-soft">{t(isStaff ? 'emptyStaff' : 'empty')}</p>
      )}
      <div role="log" aria-label={t('title')}>
        {messages.data && messages.data.length > 0 && (
          <ol className="mt-3 flex flex-col gap-3">
            {messages.data.map((message) => (
              <MessageRow key={message.id} message={message} />
            ))}
          </ol>
        )}
      </div>
      <WaitingMessages incidentId={incident.id} />
      <Composer key={incident.id} incident={incident} isStaff={isStaff} />
    </section>
  );
}

function MessageRow({ message }: { message: IncidentMessage }) {
  const { t } = useTranslation('conversation');
  const { t: tShared } = useTranslation();
  const { autor, texto, fecha, interno, menciones } = message;
  return (
    <li className={cx('flex max-w-full gap-2.5', autor.es_mio && 'flex-row-reverse')}>
      <Avatar name={autor.nombre} size="sm" />
      <div
        className={cx(
          'min-w-0 rounded-xl px-3.5 py-2.5 text-sm sm:max-w-[85%]',
          interno
            ? 'bg-warning-soft ring-1 ring-warning/25 ring-inset'
            : autor.es_mio
              ? 'bg-accent-soft'
              : 'bg-sunken',
        )}
      >
        <p className="flex flex-wrap items-baseline gap-x-2 text-xs text-ink-soft">
          <span className="font-semibold text-ink">
            {autor.es_mio ? tShared('person.you') : autor.nombre}
          </span>
          {!autor.es_mio && <span>{tShared(`person.role.${autor.tipo}`)}</span>}
          <TimeAgo at={fecha} />
        </p>
        {interno && (
          <p className="mt-1 flex items-center gap-1 text-xs font-semibold text-warning">
            <Lock aria-hidden className="size-3.5" />
            {t('internal')}
          </p>
        )}
        <p className="mt-1 leading-5 break-words whitespace-pre-wrap">{texto}</p>
        {menciones.length > 0 && (
          <p className="mt-1 text-xs font-medium text-accent">
            {menciones.map(({ nombre }) => `@${nombre}`).join(' ')}
          </p>
        )}
      </div>
    </li>
  );
}
