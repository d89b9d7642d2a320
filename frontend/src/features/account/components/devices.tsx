import { useQuery } from '@tanstack/react-query';
import { MonitorSmartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { Button } from '../../../shared/ui/button.js';
import { Failure } from '../../../shared/ui/failure.js';
import { Notice } from '../../../shared/ui/notice.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';
import { toast } from '../../../shared/ui/toast.js';
import { sessionsQuery, useEndAllSessions, useEndSession } from '../api/sessions.js';
import { deviceName } from '../device-name.js';

type Session = NonNullable<ReturnType<typeof useSessions>['data']>[number];

function useSessions() {
  return useQuery(sessionsQuery);
}

/** Where one is logged in, and the way to end any of it. */
export function Devices({ onEnded }: { onEnded: () => void }) {
  const { t } = useTranslation();
  const sessions = useSessions();
  return (
    <section aria-labelledby="devices" className="mt-8">
      <h2 id="devices" className="heading text-lg">
        {t('account.devices.title')}
      </h2>
      <p className="mt-0.5 text-sm text-ink-soft">{t('account.devices.lead')}</p>
      {sessions.isPending && (
        <Skeleton>
          <Bone className="mt-4 h-12 w-full" />
        </Skeleton>
      )}
      {sessions.isError && (
        <Failure error={sessions.error} onRetry={() => void sessions.refetch()} />
      )}
      {sessions.isSuccess && (
        <>
          <ul className="mt-3 divide-y divide-line border-y border-line">
            {sessions.data.map((session) => (
              <Device key={session.id} session={session} />
            ))}
          </ul>
          <EndAll onEnded={onEnded} />
        </>
      )}
    </section>
  );
}

function Device({ session }: { session: Session }) {
  const { t } = useTranslation();
  const name = deviceName(session.agente) ?? t('account.devices.unknown');
  const end = useEndSession(() => {
    toast({ title: t('account.devices.ended'), body: name });
  });
  return (
    <li className="py-3">
      <div className="flex items-center gap-3">
        <MonitorSmartphone aria-hidden className="size-5 shrink-0 text-ink-faint" />
        <div className="min-w-0 flex-1">
          <p className="truncate text-sm font-semibold" title={session.agente}>
            {name}
          </p>
          <p className="text-xs text-ink-soft">
            {session.actual ? (
              <span className="font-semibold text-success">{t('account.devices.this')}</span>
            ) : (
              <>
                {t('account.devices.used')} <TimeAgo at={session.ultimo_uso} />
              </>
            )}
            {' · '}
            {t('account.devices.opened')} <TimeAgo at={session.fecha_creacion} />
          </p>
        </div>
        {!session.actual && (
          <Button
            size="sm"
            aria-label={t('account.devices.endNamed', { device: name })}
            isPending={end.isPending}
            onPress={() => {
              end.mutate(session.id);
            }}
          >
            {t('account.devices.end')}
          </Button>
        )}
      </div>
      {end.isError && (
        <div className="mt-2">
          <FormFailure error={end.error} />
        </div>
      )}
    </li>
  );
}

function EndAll({ onEnded }: { onEnded: () => void }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const endAll = useEndAllSessions(onEnded);
  if (!isAsking) {
    return (
      <Button
        className="mt-4 max-sm:w-full"
        onPress={() => {
          setAsking(true);
        }}
      >
        {t('account.devices.endAll')}
      </Button>
    );
  }
  return (
    <div className="mt-4 flex flex-col gap-3">
      <Notice tone="warning">{t('account.devices.endAllAsk')}</Notice>
      <FormFailure error={endAll.error} />
      <div className="flex flex-wrap gap-2">
        <Button
          onPress={() => {
            setAsking(false);
          }}
        >
          {t('account.devices.cancel')}
        </Button>
        <Button
          look="danger"
          isPending={endAll.isPending}
          onPress={() => {
            endAll.mutate();
          }}
        >
          {t('account.devices.endAllYes')}
        </Button>
      </div>
    </div>
  );
}
