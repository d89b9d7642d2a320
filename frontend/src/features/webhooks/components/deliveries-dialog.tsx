import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, Clock3, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Webhook, WebhookDelivery } from '../../../shared/api/models.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import { Button } from '../../../shared/ui/button.js';
import { cx } from '../../../shared/ui/cx.js';
import { Dialog, DialogBody } from '../../../shared/ui/dialog.js';
import { Failure } from '../../../shared/ui/failure.js';
import { Segmented } from '../../../shared/ui/segmented.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { exactTime } from '../../../shared/ui/time-ago.js';
import { deliveriesQuery, useResend } from '../api/webhooks.js';

const states = ['todas', 'pendiente', 'fallida'] as const;
type Shown = (typeof states)[number];

/** What was and is on its way to one webhook. */
export function DeliveriesDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { t } = useTranslation('webhooks');
  const [shown, setShown] = useState<Shown>('todas');
  const query = useInfiniteQuery(deliveriesQuery(webhook.id, shown === 'todas' ? '' : shown));
  const deliveries = query.data?.pages.flatMap((page) => page.deliveries) ?? [];
  return (
    <Dialog
      title={t('deliveries.title', { name: webhook.nombre })}
      description={t('deliveries.lead')}
      isOpen
      onClose={onClose}
    >
      <DialogBody>
        <Segmented
          label={t('deliveries.filter')}
          segments={states.map((id) => ({ id, label: t(`deliveries.${id}`) }))}
          value={shown}
          onChange={setShown}
          className="w-full"
        />
        <div className="mt-3">
          {query.isPending && (
            <Skeleton>
              <Bone className="h-12 w-full" />
              <Bone className="mt-2 h-12 w-full" />
            </Skeleton>
          )}
          {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
          {query.isSuccess && deliveries.length === 0 && (
            <p className="py-8 text-center text-sm text-ink-soft">{t('deliveries.none')}</p>
          )}
          <ul className="divide-y divide-line">
            {deliveries.map((delivery) => (
              <DeliveryRow key={delivery.evento_id} webhookId={webhook.id} delivery={delivery} />
            ))}
          </ul>
          {query.hasNextPage && (
            <Button
              className="mt-3 w-full"
              isPending={query.isFetchingNextPage}
              onPress={() => void query.fetchNextPage()}
            >
              {t('deliveries.more')}
            </Button>
          )}
        </div>
      </DialogBody>
    </Dialog>
  );
}

function DeliveryRow({ webhookId, delivery }: { webhookId: string; delivery: WebhookDelivery }) {
  const { t } = useTranslation('webhooks');
  const resend = useResend(webhookId);
  const {
    evento,
    evento_id: id,
    estado,
    intentos,
    error,
    fecha_creacion,
    proximo_intento,
  } = delivery;
  const { icon: Icon, ink } = looks[estado];
  const name = evento === 'prueba' ? t('event.prueba') : t(`event.${evento}`);
  return (
    <li className="flex items-start gap-3 py-3 text-sm">
      <Icon aria-hidden className={cx('mt-0.5 size-4.5 shrink-0', ink)} />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">
          {name} <span className={cx('font-normal', ink)}>· {t(`deliveries.is.${estado}`)}</span>
        </p>
        <p className="text-xs text-ink-soft">
          {exactTime(fecha_creacion, currentLanguage())} ·{' '}
          {t('deliveries.tries', { count: intentos })}
          {proximo_intento !== null &&
            ` · ${t('deliveries.next', { when: exactTime(proximo_intento, currentLanguage()) })}`}
        </p>
        {error !== '' && <p className="mt-0.5 text-xs break-words text-danger">{error}</p>}
        {resend.isError && <FormFailure error={resend.error} />}
      </div>
      {estado !== 'pendiente' && (
        <Button
          size="sm"
          look="quiet"
          iconOnly
          aria-label={t('deliveries.again', { name })}
          isPending={resend.isPending}
          onPress={() => {
            resend.mutate(id);
          }}
        >
          <RotateCcw aria-hidden className="size-4" />
        </Button>
      )}
    </li>
  );
}

const looks = {
  pendiente: { icon: Clock3, ink: 'text-warning' },
  entregada: { icon: CircleCheck, ink: 'text-success' },
  fallida: { icon: CircleAlert, ink: 'text-danger' },
} as const;
