import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkResult, Incident, User } from '../../../shared/api/models.js';
import { usersQuery } from '../../../shared/api/users.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { SearchField } from '../../../shared/ui/search-field.js';
import { TextField } from '../../../shared/ui/text-field.js';
import { WorkerList } from '../assign/worker-list.js';
import { rankWorkers } from '../rank-workers.js';
import type { BulkAction } from '../triage/targets.js';
import { type Bulk, useBulk } from './use-bulk.js';

export interface BulkDialogProps {
  readonly action: BulkAction;
  readonly incidents: readonly Incident[];
  /** Tells which ones it did not work for. */
  readonly onDone: (failed: readonly string[]) => void;
  readonly onClose: () => void;
}

const reasonMax = 500;

/** Asks once, does it to each, and tells of every one that it could not be done to. */
export function BulkDialog({ action, incidents, onDone, onClose }: BulkDialogProps) {
  const { t } = useTranslation('triage');
  const bulk = useBulk();
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [failures, setFailures] = useState<readonly BulkResult[]>();
  const failed = failures?.map(({ id }) => id) ?? [];
  const count = incidents.length;

  const carryOut = (what: Omit<Bulk, 'action'>) => {
    bulk.mutate(
      { ...what, action },
      {
        onSuccess: (results) => {
          setDone(new Set([...done, ...results.filter(({ ok }) => ok).map(({ id }) => id)]));
          setFailures(results.filter(({ ok }) => !ok));
        },
      },
    );
  };
  const ids = incidents.map(({ id }) => id);

  if (failures !== undefined) {
    return (
      <Dialog
        title={t(failed.length === 0 ? 'bulk.report.allDone' : 'bulk.report.title')}
        isOpen
        onClose={() => {
          onDone(failed);
        }}
      >
        <DialogBody>
          <FormFailure error={bulk.error} />
          <p className="flex items-center gap-2 text-sm font-semibold text-success">
            <CircleCheck aria-hidden className="size-4.5" />
            {t(`bulk.report.done.${action}`, { count: done.size })}
          </p>
          {failed.length > 0 && (
            <>
              <p className="mt-3 flex items-center gap-2 text-sm font-semibold text-danger">
                <CircleAlert aria-hidden className="size-4.5" />
                {t('bulk.report.failed', { count: failed.length })}
              </p>
              <ul className="mt-2 divide-y divide-line border-y border-line">
                {failures.map(({ id, problema }) => (
                  <li key={id} className="py-2.5 text-sm">
                    <p className="font-semibold">
                      {incidents.find((each) => each.id === id)?.titulo ?? id}
                    </p>
                    <p className="text-ink-soft">{problema?.error}</p>
                  </li>
                ))}
              </ul>
            </>
          )}
          <DialogActions>
            <Button
              look={failed.length === 0 ? 'primary' : 'secondary'}
              onPress={() => {
                onDone(failed);
              }}
            >
              {t('bulk.report.close')}
            </Button>
            {failed.length > 0 && bulk.variables !== undefined && (
              <Button
                look="primary"
                isPending={bulk.isPending}
                onPress={() => {
                  carryOut({ ...bulk.variables, ids: failed });
                }}
              >
                <RotateCw aria-hidden className="size-4" />
                {t('bulk.report.retry', { count: failed.length })}
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </Dialog>
    );
  }

  return (
    <Dialog
      title={t(`bulk.title.${action}`, { count })}
      description={t(`bulk.lead.${action}`)}
      isOpen
      onClose={onClose}
    >
      <DialogBody>
        <FormFailure error={bulk.error} />
        {action === 'asignar' ? (
          <PickWorker
            incidents={incidents}
            isSending={bulk.isPending}
            onCancel={onClose}
            onPick={(worker) => {
              carryOut({ ids, workerEmail: worker.email });
            }}
          />
        ) : (
          <GiveReason
            action={action}
            count={count}
            isSending={bulk.isPending}
            onCancel={onClose}
            onGive={(reason) => {
              carryOut({ ids, reason });
            }}
          />
        )}
      </DialogBody>
    </Dialog>
  );
}

interface PickWorkerProps {
  readonly incidents: readonly Incident[];
  readonly isSending: boolean;
  readonly onCancel: () => void;
  readonly onPick: (worker: User) => void;
}

function PickWorker({ incidents, isSending, onCancel, onPick }: PickWorkerProps) {
  const { t } = useTranslation('triage');
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<User>();
  const workers = useQuery(usersQuery({ role: 'trabajador' }));
  const trades = new Set(incidents.map((each) => each.tipo_trabajador_requerido));
  const [trade = ''] = trades.size === 1 ? trades : [];
  const ranked = rankWorkers(workers.data ?? [], { tipo_trabajador_requerido: trade }, search);
  return (
    <>
      <SearchField
        label={t('assign.search')}
        placeholder={t('assign.search')}
        value={search}
        onChange={setSearch}
        className="mt-1 mb-3"
      />
      <WorkerList
        query={workers}
        workers={[...ranked.recommended, ...ranked.others]}
        isSearched={search !== ''}
        chosen={chosen?.email}
        onChoose={setChosen}
      />
      <DialogActions>
        <Button onPress={onCancel}>{t('bulk.cancel')}</Button>
        <Button
          look="primary"
          isPending={isSending}
          isDisabled={chosen === undefined}
          onPress={() => {
            if (chosen) onPick(chosen);
          }}
        >
          {chosen
            ? t('bulk.submit.asignarTo', { count: incidents.length, name: chosen.nombre })
            : t('bulk.submit.asignar')}
        </Button>
      </DialogActions>
    </>
  );
}

interface GiveReasonProps {
  readonly action: 'cerrar' | 'rechazar';
  readonly count: number;
  readonly isSending: boolean;
  readonly onCancel: () => void;
  readonly onGive: (reason: string) => void;
}

function GiveReason({ action, count, isSending, onCancel, onGive }: GiveReasonProps) {
  const { t } = useTranslation('triage');
  const { t: tAll } = useTranslation();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === '') setMissing(true);
        else onGive(reason.trim());
      }}
    >
      <TextField
        label={tAll(`words.${action}.label`)}
        rows={4}
        maxLength={reasonMax}
        value={reason}
        onChange={(value) => {
          setReason(value);
          setMissing(false);
        }}
        error={isMissing ? tAll(`words.${action}.missing`) : undefined}
      />
      <DialogActions>
        <Button onPress={onCancel}>{t('bulk.cancel')}</Button>
        <Button
          type="submit"
          look={action === 'rechazar' ? 'danger' : 'primary'}
          isPending={isSending}
        >
          {t(`bulk.submit.${action}`, { count })}
        </Button>
      </DialogActions>
    </form>
  );
}
