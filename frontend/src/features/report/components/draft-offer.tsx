import { FilePenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.js';
import { usePageTitle } from '../../../shared/ui/page.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';
import type { Draft } from '../draft/draft.js';

export interface DraftOfferProps {
  readonly draft: Draft;
  readonly onResume: () => void;
  readonly onDiscard: () => void;
}

/** What was begun and not sent: to go on with, or to let go. */
export function DraftOffer({ draft, onResume, onDiscard }: DraftOfferProps) {
  const { t } = useTranslation('report');
  usePageTitle(t('title'));
  const [first] = draft.photos;
  return (
    <section className="mx-auto max-w-md pt-6 text-center sm:pt-12">
      <span className="mx-auto grid size-14 place-items-center rounded-2xl bg-accent-soft text-accent">
        <FilePenLine aria-hidden className="size-6" />
      </span>
      <h1 className="heading mt-4 text-2xl">{t('draft.title')}</h1>
      <p className="mt-4 rounded-xl bg-raised px-4 py-3 text-left shadow-card ring-1 ring-line">
        <span className="block font-semibold break-words">
          {draft.values.titulo.trim() || t('draft.untitled')}
        </span>
        <span className="mt-0.5 block text-xs text-ink-faint">
          <TimeAgo at={draft.savedAt} />
          {first && ` · ${t('summary.photos')}: ${String(draft.photos.length)}`}
        </span>
      </p>
      <div className="mt-6 flex flex-col gap-2">
        <Button look="primary" size="lg" onPress={onResume}>
          {t('draft.resume')}
        </Button>
        <Button look="quiet" size="lg" onPress={onDiscard}>
          {t('draft.discard')}
        </Button>
      </div>
    </section>
  );
}
