import { useQuery } from '@tanstack/react-query';
import { Settings2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '../../../shared/config/paths.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { Button, ButtonLink } from '../../../shared/ui/button.js';
import { PageHeader } from '../../../shared/ui/page.js';
import { inboxQuery, useOlder } from '../api/inbox-queries.js';
import { unreadText } from '../unread-text.js';
import { InboxContent } from './inbox-content.js';
import { MarkAllRead } from './mark-all-read.js';

export function InboxPage({ offer }: { readonly offer?: ReactNode }) {
  const { t } = useTranslation();
  const { data: inbox } = useQuery(inboxQuery);
  return (
    <div className="mx-auto w-full max-w-2xl py-5 lg:py-8">
      <PageHeader
        className="page-x"
        title={t('inbox.title')}
        lead={inbox && unreadText(t, inbox)}
        actions={
          <>
            <MarkAllRead />
            <ButtonLink to={paths.preferences} look="quiet" size="sm">
              <Settings2 aria-hidden className="size-4" />
              <span className="max-sm:sr-only">{t('inbox.preferences')}</span>
            </ButtonLink>
          </>
        }
      />
      <div className="mt-5">
        {offer}
        <InboxContent />
        <Older />
      </div>
    </div>
  );
}

/** The way further back. */
function Older() {
  const { t } = useTranslation();
  const { data: inbox } = useQuery(inboxQuery);
  const older = useOlder();
  const last = inbox?.items.at(-1)?.id;
  if (!inbox?.hasOlder || last === undefined) return null;
  return (
    <div className="page-x flex flex-col items-center gap-3 py-6">
      <FormFailure error={older.error} />
      <Button
        look="quiet"
        isPending={older.isPending}
        onPress={() => {
          older.mutate(last);
        }}
      >
        {t('action.loadMore')}
      </Button>
    </div>
  );
}
