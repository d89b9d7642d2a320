import { useQuery } from '@tanstack/react-query';
import { Plus, Webhook as WebhookIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '../../../shared/api/models.js';
import { Button } from '../../../shared/ui/button.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Failure } from '../../../shared/ui/failure.js';
import { PageHeader } from '../../../shared/ui/page.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { webhooksQuery } from '../api/webhooks.js';
import { DeliveriesDialog } from './deliveries-dialog.js';
import { SecretDialog } from './secret-dialog.js';
import { WebhookCard } from './webhook-card.js';
import { WebhookDialog } from './webhook-dialog.js';

type Open =
  | { readonly what: 'form'; readonly webhook: Webhook | undefined }
  | { readonly what: 'deliveries'; readonly webhook: Webhook }
  | { readonly what: 'secret'; readonly secret: string };

/** The systems that are told what happens, for admins. */
export function WebhooksPage() {
  const { t } = useTranslation('webhooks');
  const webhooks = useQuery(webhooksQuery);
  const [open, setOpen] = useState<Open>();
  const close = () => {
    setOpen(undefined);
  };
  const add = (
    <Button
      look="primary"
      className="max-sm:w-full"
      onPress={() => {
        setOpen({ what: 'form', webhook: undefined });
      }}
    >
      <Plus aria-hidden className="size-4" />
      {t('add')}
    </Button>
  );

  return (
    <div className="page-x mx-auto w-full max-w-3xl py-5 lg:py-8">
      <PageHeader title={t('title')} lead={t('lead')} actions={add} />
      <div className="mt-6">
        {webhooks.isPending && (
          <Skeleton>
            <Bone className="h-28 w-full rounded-xl" />
            <Bone className="mt-3 h-28 w-full rounded-xl" />
          </Skeleton>
        )}
        {webhooks.isError && (
          <Failure error={webhooks.error} onRetry={() => void webhooks.refetch()} />
        )}
        {webhooks.data?.length === 0 && (
          <EmptyState icon={WebhookIcon} title={t('empty.title')}>
            {t('empty.body')}
          </EmptyState>
        )}
        <ul aria-label={t('title')} className="flex flex-col gap-3">
          {webhooks.data?.map((webhook) => (
            <WebhookCard
              key={webhook.id}
              webhook={webhook}
              onEdit={() => {
                setOpen({ what: 'form', webhook });
              }}
              onDeliveries={() => {
                setOpen({ what: 'deliveries', webhook });
              }}
              onSecret={(secret) => {
                setOpen({ what: 'secret', secret });
              }}
            />
          ))}
        </ul>
      </div>
      {open?.what === 'form' && (
        <WebhookDialog
          webhook={open.webhook}
          onClose={close}
          onSaved={(secret) => {
            setOpen(secret === undefined ? undefined : { what: 'secret', secret });
          }}
        />
      )}
      {open?.what === 'deliveries' && <DeliveriesDialog webhook={open.webhook} onClose={close} />}
      {open?.what === 'secret' && <SecretDialog secret={open.secret} onClose={close} />}
    </div>
  );
}
