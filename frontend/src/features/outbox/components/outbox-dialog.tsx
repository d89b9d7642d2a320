import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Entry, needsPerson } from '../../../shared/outbox/entry.js';
import { openOutbox } from '../../../shared/outbox/panel.js';
import { useOutbox, useOutboxView } from '../../../shared/outbox/use-outbox.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';
import { actWords, ownText } from '../act-words.js';

/** Everything that waits on this device: what, about what, since when, and what can be done about it. */
export function OutboxDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('outbox');
  const { t: tShared } = useTranslation();
  const outbox = useOutbox();
  const { entries, sending } = useOutboxView();
  const [isTrying, setTrying] = useState(false);
  return (
    <Dialog title={t('list.title')} description={t('list.lead')} isOpen onClose={onClose}>
      <DialogBody>
        {entries.length === 0 && <p className="text-sm text-ink-soft">{t('list.empty')}</p>}
        <ul className="divide-y divide-line">
          {entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} isSending={entry.id === sending} />
          ))}
        </ul>
        <DialogActions>
          <Button onPress={onClose}>{tShared('action.close')}</Button>
          {entries.some((entry) => !needsPerson(entry)) && (
            <Button
              look="primary"
              isPending={isTrying}
              onPress={() => {
                setTrying(true);
                void outbox?.wake().finally(() => {
                  setTrying(false);
                });
              }}
            >
              <Send aria-hidden className="size-4" />
              {t('list.sendNow')}
            </Button>
          )}
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}

function EntryRow({ entry, isSending }: { entry: Entry; isSending: boolean }) {
  const { t } = useTranslation('outbox');
  const outbox = useOutbox();
  const [isAsking, setAsking] = useState(false);
  const what = actWords(entry, t);
  const text = ownText(entry);
  return (
    <li className="flex flex-col gap-1.5 py-3 text-sm">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-semibold">{what}</span>
        <span className="text-xs text-ink-faint">
          <TimeAgo at={entry.at} />
        </span>
      </p>
      <p className="break-words text-ink-soft">{entry.title}</p>
      {text !== undefined && text !== '' && (
        <p className="line-clamp-3 break-words whitespace-pre-wrap">{text}</p>
      )}
      <p
        className={
          needsPerson(entry) ? 'text-xs font-semibold text-warning' : 'text-xs text-ink-faint'
        }
      >
        {t(isSending ? 'state.sending' : `state.${entry.state}`)}
        {entry.photos.length > 0 && ` · ${t('photos', { count: entry.photos.length })}`}
      </p>
      {isAsking ? (
        <div role="alert" className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 flex-1 basis-full sm:basis-0">{t('discard.ask')}</span>
          <Button
            size="sm"
            onPress={() => {
              setAsking(false);
            }}
          >
            {t('discard.no')}
          </Button>
          <Button look="danger" size="sm" onPress={() => void outbox?.discard([entry.id])}>
            {t('discard.yes')}
          </Button>
        </div>
      ) : (
        <div className="flex flex-wrap gap-2">
          {needsPerson(entry) && (
            <Button
              size="sm"
              onPress={() => {
                openOutbox({ is: 'decision', entry: entry.id });
              }}
            >
              {t('decide')}
            </Button>
          )}
          <Button
            look="quiet"
            size="sm"
            isDisabled={isSending}
            aria-label={t('discard.label', { what, title: entry.title })}
            onPress={() => {
              setAsking(true);
            }}
            className="-ml-3"
          >
            {t('discard.offer')}
          </Button>
        </div>
      )}
    </li>
  );
}
