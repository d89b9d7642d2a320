import { useQuery } from '@tanstack/react-query';
import { CheckCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.js';
import { inboxQuery, useMarkRead } from '../api/inbox-queries.js';

/** Reads everything up to the newest one on the screen: what arrives meanwhile stays unread. */
export function MarkAllRead() {
  const { t } = useTranslation();
  const { data: inbox } = useQuery(inboxQuery);
  const markRead = useMarkRead();
  const newest = inbox?.items[0]?.id;
  if (!inbox || newest === undefined || inbox.unread === 0) return null;
  return (
    <Button
      look="quiet"
      size="sm"
      onPress={() => {
        const fresh = inbox.items.filter(({ leida }) => !leida).map(({ id }) => id);
        markRead.mutate({ ids: fresh, hasta: newest });
      }}
    >
      <CheckCheck aria-hidden className="size-4" />
      {t('inbox.readAll')}
    </Button>
  );
}
