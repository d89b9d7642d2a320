import { KeyRound, ListChecks, Pencil, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '../../../shared/api/models.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { StepUpPrompt, needsStepUp } from '../../../shared/form/step-up-prompt.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { Notice } from '../../../shared/ui/notice.js';
import { SwitchField } from '../../../shared/ui/switch-field.js';
import { exactTime } from '../../../shared/ui/time-ago.js';
import { toast } from '../../../shared/ui/toast.js';
import { type WebhookAction, useProbe, useWebhookAction } from '../api/webhooks.js';

export interface WebhookCardProps {
  readonly webhook: Webhook;
  readonly onEdit: () => void;
  readonly onDeliveries: () => void;
  readonly onSecret: (secret: string) => void;
}

/** One system that is told what happens, and what can be done about it. */
export function WebhookCard({ webhook, onEdit, onDeliveries, onSecret }: WebhookCardProps) {
  const { t } = useTranslation('webhooks');
  const { id, nombre, url, eventos, activo, secreto_anterior_hasta: until } = webhook;
  const action = useWebhookAction(id);
  const probe = useProbe(id);
  const [asked, setAsked] = useState<'rotate' | 'remove'>();
  const act = (what: WebhookAction) => {
    action.mutate(what, {
      onSuccess: (secret) => {
        setAsked(undefined);
        if (secret !== undefined) onSecret(secret);
        else if (what.do === 'remove') toast({ title: t('removed'), body: nombre });
      },
    });
  };

  return (
    <li className="rounded-xl bg-raised p-4 shadow-card ring-1 ring-line ring-inset sm:p-5">
      <SwitchField
        label={nombre}
        hint={<span className="break-all">{url}</span>}
        isSelected={activo}
        isDisabled={action.isPending}
        onChange={(isActive) => {
          act({ do: 'switch', isActive });
        }}
      />
      <p className="mt-1 text-sm text-ink-soft">
        {activo ? t('tells', { count: eventos.length }) : t('silent')}
      </p>
      {until !== null && new Date(until) > new Date() && (
        <p className="mt-1 text-xs text-ink-faint">
          {t('formerSecret', { until: exactTime(until, currentLanguage()) })}
        </p>
      )}
      {probe.data && (
        <Notice
          tone={probe.data.estado === 'entregada' ? 'success' : 'danger'}
          className="mt-3"
          title={t(probe.data.estado === 'entregada' ? 'probe.arrived' : 'probe.failed')}
        >
          {probe.data.error === '' ? `HTTP ${String(probe.data.respuesta)}` : probe.data.error}
        </Notice>
      )}
      {probe.isError && <FormFailure error={probe.error} />}
      {asked === undefined && action.isError && (
        <div className="mt-3">
          {needsStepUp(action.error) ? (
            <StepUpPrompt
              onProved={() => {
                act(action.variables);
              }}
            />
          ) : (
            <FormFailure error={action.error} />
          )}
        </div>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          size="sm"
          isPending={probe.isPending}
          onPress={() => {
            probe.mutate();
          }}
        >
          <Send aria-hidden className="size-4" />
          {t('probe.do')}
        </Button>
        <Button size="sm" onPress={onDeliveries}>
          <ListChecks aria-hidden className="size-4" />
          {t('deliveries.open')}
        </Button>
        <Button size="sm" onPress={onEdit}>
          <Pencil aria-hidden className="size-4" />
          {t('edit')}
        </Button>
        <Button
          size="sm"
          onPress={() => {
            setAsked('rotate');
          }}
        >
          <KeyRound aria-hidden className="size-4" />
          {t('rotate.do')}
        </Button>
        <Button
          size="sm"
          look="quiet"
          onPress={() => {
            setAsked('remove');
          }}
        >
          <Trash2 aria-hidden className="size-4" />
          {t('remove.do')}
        </Button>
      </div>
      {asked !== undefined && (
        <AskDialog
          question={asked}
          name={nombre}
          error={action.error}
          isPending={action.isPending}
          onYes={() => {
            act({ do: asked });
          }}
          onClose={() => {
            setAsked(undefined);
            action.reset();
          }}
        />
      )}
    </li>
  );
}

interface AskDialogProps {
  readonly question: 'rotate' | 'remove';
  readonly name: string;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

function AskDialog({ question, name, error, isPending, onYes, onClose }: AskDialogProps) {
  const { t } = useTranslation('webhooks');
  const { t: tShared } = useTranslation();
  return (
    <Dialog
      role="alertdialog"
      title={t(`${question}.title`, { name })}
      description={t(`${question}.lead`)}
      isOpen
      onClose={onClose}
    >
      <DialogBody>
        {needsStepUp(error) ? (
          <StepUpPrompt onProved={onYes} />
        ) : (
          <>
            {Boolean(error) && <FormFailure error={error} />}
            <DialogActions>
              <Button onPress={onClose}>{tShared('action.cancel')}</Button>
              <Button
                look={question === 'remove' ? 'danger' : 'primary'}
                isPending={isPending}
                onPress={onYes}
              >
                {t(`${question}.yes`)}
              </Button>
            </DialogActions>
          </>
        )}
      </DialogBody>
    </Dialog>
  );
}
