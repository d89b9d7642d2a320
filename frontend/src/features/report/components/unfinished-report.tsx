import { useQuery } from '@tanstack/react-query';
import { FilePenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../shared/api/viewer.js';
import { paths } from '../../../shared/config/paths.js';
import { ButtonLink } from '../../../shared/ui/button.js';
import { readDraft } from '../draft/draft.js';

/** A reminder of what was begun on this device and not sent; nothing where there is none. */
export function UnfinishedReport() {
  const { t } = useTranslation('report');
  const { email } = useViewer();
  const { data: draft } = useQuery({
    queryKey: ['draft', email],
    queryFn: async () => (await readDraft(email)) ?? null,
    staleTime: 0,
    gcTime: 0,
  });
  if (!draft) return null;
  return (
    <div className="mt-5 flex items-center gap-3 rounded-xl bg-accent-soft py-3 pr-3 pl-4">
      <FilePenLine aria-hidden className="size-5 shrink-0 text-accent" />
      <p className="min-w-0 flex-1 text-sm">
        <span className="block text-xs text-ink-soft">{t('draft.title')}</span>
        <span className="block truncate font-semibold">
          {draft.values.titulo.trim() || t('draft.untitled')}
        </span>
      </p>
      <ButtonLink to={paths.report} look="primary" size="sm" aria-label={t('draft.resume')}>
        {t('draft.go')}
      </ButtonLink>
    </div>
  );
}
