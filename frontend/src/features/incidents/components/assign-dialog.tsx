import { useQuery } from '@tanstack/react-query';
import { Check, UserSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident, User } from '../../../shared/api/models.js';
import { usersQuery } from '../../../shared/api/users.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { cx } from '../../../shared/ui/cx.js';
import { Dialog, DialogBody } from '../../../shared/ui/dialog.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Failure } from '../../../shared/ui/failure.js';
import { SearchField } from '../../../shared/ui/search-field.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { Spinner } from '../../../shared/ui/spinner.js';
import { toast } from '../../../shared/ui/toast.js';
import { StateMark } from '../../../shared/ui/state-mark.js';
import { rankWorkers } from '../rank-workers.js';
import { useMove } from '../use-move.js';
import { MoveFailure } from './move-failure.js';

export interface AssignDialogProps {
  readonly incident: Incident;
  readonly onClose: () => void;
}

/** Who takes it: one press on a name assigns. */
export function AssignDialog({ incident, onClose }: AssignDialogProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const workers = useQuery(usersQuery({ role: 'trabajador' }));
  const move = useMove(incident);
  const { recommended, others } = rankWorkers(workers.data ?? [], incident, search);
  const chosen =
    move.isPending && move.variables.action === 'asignar' ? move.variables.workerEmail : undefined;

  const assign = (worker: User) => {
    move.mutate(
      { action: 'asignar', workerEmail: worker.email },
      {
        onSuccess: () => {
          toast({
            title: t('assign.done', { name: worker.nombre }),
            body: incident.titulo,
            mark: <StateMark state="asignado" className="mt-0.5 size-4.5" />,
          });
          onClose();
        },
      },
    );
  };

  const rows = (list: readonly User[]) =>
    list.map((worker) => (
      <WorkerRow
        key={worker.email}
        worker={worker}
        isCurrent={worker.email === incident.asignado_a && incident.estado !== 'pendiente'}
        isChosen={worker.email === chosen}
        isDisabled={move.isPending || !incident.acciones.includes('asignar')}
        onPress={() => {
          assign(worker);
        }}
      />
    ));

  return (
    <Dialog
      title={t(incident.asignado_a ? 'assign.titleAgain' : 'assign.title')}
      description={incident.titulo}
      isOpen
      onClose={onClose}
    >
      <div className="px-5 pb-3 sm:px-6">
        <SearchField
          label={t('assign.search')}
          placeholder={t('assign.search')}
          value={search}
          onChange={setSearch}
        />
        <MoveFailure error={move.error} incident={incident} className="mt-3" />
      </div>
      <DialogBody className="px-2.5! sm:px-3!">
        {workers.isPending && <WorkersSkeleton />}
        {workers.isError && (
          <Failure error={workers.error} onRetry={() => void workers.refetch()} />
        )}
        {workers.isSuccess && recommended.length + others.length === 0 && (
          <EmptyState icon={UserSearch} title={t(search === '' ? 'assign.none' : 'assign.noMatch')}>
            {search === '' ? t('assign.noneBody') : undefined}
          </EmptyState>
        )}
        {recommended.length > 0 && (
          <WorkerGroup
            title={t('assign.recommended', { trade: incident.tipo_trabajador_requerido })}
          >
            {rows(recommended)}
          </WorkerGroup>
        )}
        {others.length > 0 && (
          <WorkerGroup title={t(recommended.length > 0 ? 'assign.others' : 'assign.all')}>
            {rows(others)}
          </WorkerGroup>
        )}
      </DialogBody>
    </Dialog>
  );
}

function WorkerGroup({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="mb-3 last:mb-0">
      <h3 className="px-2.5 pt-1 pb-1.5 text-xs font-semibold text-ink-faint">{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

interface WorkerRowProps {
  readonly worker: User;
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

function WorkerRow({ worker, isCurrent, isChosen, isDisabled, onPress }: WorkerRowProps) {
  const { t } = useTranslation();
  const load = worker.carga ?? 0;
  return (
    <li>
      <button
        type="button"
        disabled={isDisabled || isCurrent}
        onClick={onPress}
        className={cx(
          'focus-ring flex w-full items-center gap-3 rounded-lg px-2.5 py-2 text-left transition-colors',
          'enabled:hover:bg-sunken enabled:active:bg-pressed disabled:cursor-default',
          isDisabled && !isChosen && 'opacity-50',
        )}
      >
        <Avatar name={worker.nombre} />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-semibold">{worker.nombre}</span>
          <span className="block truncate text-xs text-ink-faint">{worker.especialidad}</span>
        </span>
        {isChosen && <Spinner />}
        {isCurrent ? (
          <span className="flex items-center gap-1 text-xs font-semibold text-accent">
            <Check aria-hidden className="size-3.5" />
            {t('assign.current')}
          </span>
        ) : (
          !isChosen && <Load count={load} />
        )}
      </button>
    </li>
  );
}

const dots = [0, 1, 2, 3, 4];

function Load({ count }: { count: number }) {
  const { t } = useTranslation();
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
