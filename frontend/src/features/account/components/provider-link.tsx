import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { publicConfigQuery } from '../../../shared/api/public-config.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { StepUpPrompt, needsStepUp } from '../../../shared/form/step-up-prompt.js';
import { Button } from '../../../shared/ui/button.js';
import { toast } from '../../../shared/ui/toast.js';
import { unlinkProvider } from '../api/provider.js';

/** Whether the account is linked to the identity provider, where there is one, and the way to undo it. */
export function ProviderLink() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const client = useQueryClient();
  const provider = useQuery(publicConfigQuery).data?.proveedor;
  const unlink = useMutation({
    mutationFn: unlinkProvider,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['me'] });
      toast({ title: t('account.provider.unlinked') });
    },
  });
  if (provider === undefined) return null;
  const { nombre: name } = provider;
  const isLinked = viewer.proveedor === true;
  return (
    <div className="py-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0 flex-1 basis-60">
          <p className="text-sm font-semibold">{t('account.provider.title', { name })}</p>
          <p className="text-xs text-ink-faint">
            {isLinked ? t('account.provider.linked') : t('account.provider.notLinked', { name })}
          </p>
        </div>
        {isLinked && (
          <Button
            isPending={unlink.isPending}
            onPress={() => {
              unlink.mutate();
            }}
            className="max-sm:w-full"
          >
            {t('account.provider.unlink')}
          </Button>
        )}
      </div>
      {unlink.isError && (
        <div className="mt-3">
          {needsStepUp(unlink.error) ? (
            <StepUpPrompt
              onProved={() => {
                unlink.mutate();
              }}
            />
          ) : (
            <FormFailure error={unlink.error} />
          )}
        </div>
      )}
    </div>
  );
}
