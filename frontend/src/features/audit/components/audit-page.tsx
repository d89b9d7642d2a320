import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { AccountEvent } from '../../../shared/api/models.js';
import { Button, ButtonLink } from '../../../shared/ui/button.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Failure } from '../../../shared/ui/failure.js';
import { FilterPill } from '../../../shared/ui/filter-pill.js';
import { PageHeader } from '../../../shared/ui/page.js';
import { SearchField } from '../../../shared/ui/search-field.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { TextField } from '../../../shared/ui/text-field.js';
import { eventsQuery, exportAddress } from '../api/event-queries.js';
import { eventKinds } from '../event-kinds.js';
import { type EventFilter, filterOf } from '../event-filter.js';
import { EventRow } from './event-row.js';

/** What happened to accounts, for admins to look through and to take along. */
export function AuditPage() {
  const { t } = useTranslation('accounts');
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search, eventKinds);
  const events = useInfiniteQuery(eventsQuery(filter));
  const shown = events.data?.pages.flatMap((page) => page.events) ?? [];
  const narrow = (name: keyof EventFilter, value: string) => {
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  };

  return (
    <div className="page-x mx-auto w-full max-w-3xl py-5 lg:py-8">
      <PageHeader
        title={t('audit.title')}
        lead={t('audit.lead')}
        actions={
          <ButtonLink to={exportAddress(filter)} reloadDocument download className="max-sm:w-full">
            <Download aria-hidden className="size-4" />
            {t('audit.export')}
          </ButtonLink>
        }
      />
      <p className="mt-2 text-xs text-ink-faint">{t('audit.exportNote')}</p>
      <div className="mt-6 flex flex-wrap items-end gap-x-3 gap-y-2">
        <SearchField
          label={t('audit.person')}
          placeholder={t('audit.person')}
          value={filter.persona}
          onChange={(value) => {
            narrow('persona', value);
          }}
          delayMs={400}
          className="w-full sm:w-60"
        />
        <FilterPill
          label={t('audit.kind')}
          anyLabel={t('audit.any')}
          value={filter.tipo}
          options={eventKinds.map((id) => ({ id, label: t(`audit.kinds.${id}`) }))}
          onChange={(value) => {
            narrow('tipo', value);
          }}
        />
        <div className="grid grid-cols-2 gap-2 max-sm:w-full">
          {(['desde', 'hasta'] as const).map((name) => (
            <TextField
              key={name}
              type="date"
              label={t(name === 'desde' ? 'audit.from' : 'audit.to')}
              value={filter[name]}
              onChange={(value) => {
                narrow(name, value);
              }}
            />
          ))}
        </div>
      </div>
      <div className="mt-4">
        {events.isPending && <EventsSkeleton />}
        {events.isError && <Failure error={events.error} onRetry={() => void events.refetch()} />}
        {events.isSuccess && shown.length === 0 && (
          <EmptyState icon={ScrollText} title={t('audit.empty.title')}>
            {t('audit.empty.body')}
          </EmptyState>
        )}
        <EventList
          events={shown}
          onPerson={(email) => {
            narrow('persona', email);
          }}
        />
        {events.hasNextPage && (
          <Button
            onPress={() => void events.fetchNextPage()}
            isPending={events.isFetchingNextPage}
            className="mt-4 max-sm:w-full"
          >
            {t('audit.more')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface EventListProps {
  readonly events: readonly AccountEvent[];
  readonly onPerson: (email: string) => void;
}

function EventList({ events, onPerson }: EventListProps) {
  const { t } = useTranslation('accounts');
  return (
    <ul aria-label={t('audit.list')} className="divide-y divide-line">
      {events.map((event) => (
        <EventRow key={event.id} event={event} onPerson={onPerson} />
      ))}
    </ul>
  );
}

function EventsSkeleton() {
  return (
    <Skeleton>
      {['w-1/3', 'w-2/5', 'w-1/4', 'w-1/3'].map((width, index) => (
        <div key={index} className="space-y-2 py-3">
          <Bone className={`h-3.5 ${width}`} />
          <Bone className="h-3 w-2/3" />
        </div>
      ))}
    </Skeleton>
  );
}
