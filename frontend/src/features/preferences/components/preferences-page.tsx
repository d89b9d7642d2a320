import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Check } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { Preferences } from '../../../shared/api/models.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { paths } from '../../../shared/config/paths.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import {
  preferencesQuery,
  useChangePreferences,
  usePreferences,
} from '../../../shared/preferences/preferences.js';
import { Button, ButtonLink } from '../../../shared/ui/button.js';
import { Failure } from '../../../shared/ui/failure.js';
import { PageHeader } from '../../../shared/ui/page.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { DutyPhone } from './duty-phone.js';
import { MutedIncidents } from './muted-incidents.js';
import { QuietHours } from './quiet-hours.js';
import { SummaryHour } from './summary-hour.js';
import { TopicTable } from './topic-table.js';

/** What somebody hears of, where and when; each change is saved by itself. */
export function PreferencesPage({ device }: { readonly device?: ReactNode }) {
  const { t } = useTranslation('preferences');
  const answer = useQuery(preferencesQuery);
  const preferences = usePreferences();
  return (
    <div className="page-x mx-auto w-full max-w-3xl py-5 lg:py-8">
      <ButtonLink to={paths.inbox} look="quiet" size="sm" className="-ml-3">
        <ArrowLeft aria-hidden className="size-4" />
        {t('back')}
      </ButtonLink>
      <PageHeader className="mt-2" title={t('title')} lead={t('lead')} />
      {preferences === undefined && answer.isError ? (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : preferences === undefined ? (
        <PageSkeleton />
      ) : (
        <Choices preferences={preferences} device={device} />
      )}
    </div>
  );
}

function Choices({
  preferences,
  device,
}: {
  readonly preferences: Preferences;
  readonly device: ReactNode;
}) {
  const { tipo } = useViewer();
  const change = useChangePreferences();
  const isAdmin = tipo === 'admin';
  useAnchor();
  return (
    <>
      <div className="sticky top-2 z-10 flex h-0 justify-end">
        <Saving change={change} />
      </div>
      <TopicTable
        topics={preferences.temas}
        onChange={(topic) => {
          change.mutate({ temas: [topic] });
        }}
      />
      <div className="mt-9 empty:hidden">{device}</div>
      <QuietHours
        quiet={preferences.descanso}
        isAdmin={isAdmin}
        onChange={(descanso) => {
          change.mutate({ descanso });
        }}
      />
      <SummaryHour
        hour={preferences.resumen}
        onChange={(resumen) => {
          change.mutate({ resumen });
        }}
      />
      {isAdmin && <DutyPhone phone={preferences.telefono} />}
      <MutedIncidents />
    </>
  );
}

/** How the last change fared: what was not saved can be sent again. */
function Saving({ change }: { readonly change: ReturnType<typeof useChangePreferences> }) {
  const { t } = useTranslation('preferences');
  const { t: general } = useTranslation();
  if (change.isError) {
    const again = change.variables;
    return (
      <div className="flex w-full flex-wrap items-center gap-2 rounded-lg bg-raised p-2 shadow-raised">
        <div className="min-w-60 flex-1">
          <FormFailure error={change.error} />
        </div>
        <Button
          size="sm"
          onPress={() => {
            change.mutate(again);
          }}
        >
          {general('action.retry')}
        </Button>
      </div>
    );
  }
  return (
    <p
      role="status"
      className="inline-flex h-8 items-center gap-1.5 rounded-full text-sm text-ink-soft data-said:bg-raised data-said:px-3 data-said:shadow-card"
      {...(!change.isIdle && { 'data-said': true })}
    >
      {change.isSuccess && <Check aria-hidden className="size-4 text-success" />}
      {change.isPending && t('saving')}
      {change.isSuccess && t('saved')}
    </p>
  );
}

/** Leads to the topic that the address names. */
function useAnchor(): void {
  const { hash } = useLocation();
  useEffect(() => {
    const topic = document.getElementById(hash.slice(1));
    topic?.scrollIntoView({ block: 'center' });
    topic?.focus({ preventScroll: true });
  }, [hash]);
}

function PageSkeleton() {
  return (
    <Skeleton>
      {[0, 1, 2, 3, 4].map((row) => (
        <div key={row} className="flex items-center gap-4 border-b border-line py-5">
          <div className="flex-1 space-y-2">
            <Bone className="h-4 w-1/3" />
            <Bone className="h-3 w-2/3" />
          </div>
          <Bone className="h-6 w-11 rounded-full" />
          <Bone className="h-6 w-11 rounded-full" />
        </div>
      ))}
    </Skeleton>
  );
}
