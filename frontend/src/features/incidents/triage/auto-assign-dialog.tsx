import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../../shared/api/client.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { Dialog, DialogBody } from '../../../shared/ui/dialog.js';
import { Failure } from '../../../shared/ui/failure.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { SwitchField } from '../../../shared/ui/switch-field.js';
import { summaryQuery } from './summary.js';

const autoAssignQuery = queryOptions({
  queryKey: ['auto-assign'],
  queryFn: ({ signal }) => unwrap(api.GET('/asignacion-automatica', { signal })),
});

type Switches = Awaited<ReturnType<NonNullable<typeof autoAssignQuery.queryFn>>>;

/** A switch per trade: on, whoever is suggested first gets what comes in, without a hand. */
export function AutoAssignDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('triage');
  const client = useQueryClient();
  const switches = useQuery(autoAssignQuery);
  const summary = useQuery(summaryQuery);
  const change = useMutation({
    mutationFn: (body: Switches) => unwrap(api.PUT('/asignacion-automatica', { body })),
    onSuccess: (saved) => {
      client.setQueryData(autoAssignQuery.queryKey, saved);
    },
    onError: () => client.invalidateQueries({ queryKey: autoAssignQuery.queryKey }),
  });
  // While a press is on its way the switch already stands where it was put.
  const shown = change.isPending ? change.variables : switches.data;
  const waiting = (trade: string) =>
    summary.data?.por_especialidad_pendiente.find(({ especialidad }) => especialidad === trade)
      ?.cuantos ?? 0;

  return (
    <Dialog title={t('auto.title')} description={t('auto.lead')} isOpen onClose={onClose}>
      <DialogBody>
        <FormFailure error={change.error} />
        {switches.isPending && (
          <Skeleton>
            <Bone className="h-12 w-full" />
            <Bone className="mt-2 h-12 w-full" />
          </Skeleton>
        )}
        {switches.isError && (
          <Failure error={switches.error} onRetry={() => void switches.refetch()} />
        )}
        {shown && (
          <ul className="divide-y divide-line border-y border-line">
            {Object.entries(shown).map(([trade, isOn]) => (
              <li key={trade}>
                <SwitchField
                  label={trade}
                  hint={t(isOn ? 'auto.on' : 'auto.off', { count: waiting(trade) })}
                  isSelected={isOn}
                  isDisabled={change.isPending}
                  onChange={(isSelected) => {
                    change.mutate({ ...shown, [trade]: isSelected });
                  }}
                />
              </li>
            ))}
          </ul>
        )}
        <ul className="mt-4 list-disc space-y-1 pl-5 text-sm text-ink-soft">
          <li>{t('auto.how.who')}</li>
          <li>{t('auto.how.order')}</li>
          <li>{t('auto.how.undo')}</li>
        </ul>
      </DialogBody>
    </Dialog>
  );
}
