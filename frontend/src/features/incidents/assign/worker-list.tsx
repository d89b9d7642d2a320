import type { UseQueryResult } from '@tanstack/react-query';
import { Check, UserSearch } from 'lucide-react';
import type { ReactNode } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslation } from 'react-i18next';
import type { User } from '../../../shared/api/models.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { cx } from '../../../shared/ui/cx.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Failure } from '../../../shared/ui/failure.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';

export interface WorkerListProps {
  readonly query: UseQueryResult<User[]>;
  readonly workers: readonly User[];
  readonly isSearched: boolean;
  readonly chosen: string | undefined;
  /** Who has the work now. */
  readonly current?: string | undefined;
  readonly onChoose: (worker: User) => void;
}

/** People one of whom takes the work. */
export function WorkerList({
  query,
  workers,
  isSearched,
  chosen,
  current,
  onChoose,
}: WorkerListProps) {
  const { t } = useTranslation('triage');
  if (query.isPending) return <WorkersSkeleton />;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (workers.length === 0) {
    return (
      <EmptyState icon={UserSearch} title={t(isSearched ? 'assign.noMatch' : 'assign.none')}>
        {isSearched ? undefined : t('assign.noneBody')}
      </EmptyState>
    );
  }
  return (
    <Choices
      label={t('assign.all')}
      chosen={workers.some(({ email }) => email === chosen) ? chosen : undefined}
      onChoose={(email) => {
        const worker = workers.find((each) => each.email === email);
        if (worker) onChoose(worker);
      }}
    >
      {workers.map((worker) => (
        <WorkerChoice
          key={worker.email}
          email={worker.email}
          name={worker.nombre}
          note={worker.especialidad}
          isDisabled={worker.email === current}
          aside={worker.email === current ? <Current /> : <Load count={worker.carga ?? 0} />}
        />
      ))}
    </Choices>
  );
}

export interface ChoicesProps {
  readonly label: string;
  readonly chosen: string | undefined;
  readonly onChoose: (email: string) => void;
  readonly children: ReactNode;
}

export function Choices({ label, chosen, onChoose, children }: ChoicesProps) {
  return (
    <RadioGroup
      aria-label={label}
      value={chosen ?? null}
      onChange={onChoose}
      className="flex flex-col gap-1"
    >
      {children}
    </RadioGroup>
  );
}

export interface WorkerChoiceProps {
  readonly email: string;
  readonly name: string;
  readonly note: ReactNode;
  readonly aside?: ReactNode;
  readonly isDisabled?: boolean;
}

/** One person to choose, with what speaks for them. */
export function WorkerChoice({ email, name, note, aside, isDisabled = false }: WorkerChoiceProps) {
  return (
    <RadioField value={email} isDisabled={isDisabled} className="flex">
      <RadioButton
        className={cx(
          'flex min-h-13 flex-1 cursor-pointer items-center gap-3 rounded-lg px-2.5 py-2 transition-colors hover:bg-sunken',
          'data-selected:bg-accent-soft data-selected:ring-2 data-selected:ring-accent data-selected:ring-inset',
          'data-focus-visible:outline-2 data-focus-visible:outline-offset-1 data-focus-visible:outline-accent',
          'data-disabled:cursor-default',
        )}
      >
        <Avatar name={name} />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-semibold">{name}</span>
          <span className="block text-xs text-ink-soft">{note}</span>
        </span>
        {aside}
      </RadioButton>
    </RadioField>
  );
}

function Current() {
  const { t } = useTranslation('triage');
  return (
    <span className="flex items-center gap-1 text-xs font-semibold text-accent">
      <Check aria-hidden className="size-3.5" />
      {t('assign.current')}
    </span>
  );
}

const dots = [0, 1, 2, 3, 4];

/** How much somebody has in hand. */
export function Load({ count }: { count: number }) {
  const { t } = useTranslation('triage');
  return (
    <span className="flex shrink-0 flex-col items-end gap-1">
      <span className="text-xs text-ink-soft tabular-nums">
        {count === 0 ? t('assign.free') : t('assign.load', { count })}
      </span>
      <span aria-hidden className="flex gap-0.5">
        {dots.map((dot) => (
          <span
            key={dot}
            className={cx('h-1 w-2.5 rounded-full', dot < count ? loadInk(count) : 'bg-pressed')}
          />
        ))}
      </span>
    </span>
  );
}

function loadInk(count: number): string {
  if (count >= 5) return 'bg-danger';
  return count >= 3 ? 'bg-warning' : 'bg-success';
}

function WorkersSkeleton() {
  return (
    <Skeleton>
      {['w-1/3', 'w-1/2', 'w-2/5', 'w-1/3'].map((width, index) => (
        <div key={index} className="flex items-center gap-3 px-2.5 py-2">
          <Bone className="size-9 rounded-full" />
          <div className="flex-1 space-y-2">
            <Bone className={`h-3.5 ${width}`} />
            <Bone className="h-3 w-1/4" />
          </div>
        </div>
      ))}
    </Skeleton>
  );
}
