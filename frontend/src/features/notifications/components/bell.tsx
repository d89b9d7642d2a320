import { useQuery } from '@tanstack/react-query';
import { Bell as BellIcon } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { paths } from '../../../shared/config/paths.js';
import { CountBadge } from '../../../shared/ui/count-badge.js';
import { cx } from '../../../shared/ui/cx.js';
import { popoverClass } from '../../../shared/ui/popover.js';
import { TextLink } from '../../../shared/ui/text-link.js';
import { inboxQuery } from '../api/inbox-queries.js';
import { InboxContent } from './inbox-content.js';
import { MarkAllRead } from './mark-all-read.js';

const shown = 8;

/** The number of unread notifications, and a look at the newest without leaving the page. */
export function Bell({ className }: { className?: string }) {
  const { t } = useTranslation();
  const { data: inbox } = useQuery(inboxQuery);
  const [isOpen, setOpen] = useState(false);
  const unread = inbox?.unread ?? 0;
  const close = () => {
    setOpen(false);
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className={cx('focus-ring', className)}>
        <BellIcon aria-hidden className="size-4.5" />
        <span className="flex-1 text-left">{t('nav.inbox')}</span>
        <CountBadge count={unread} label={t('inbox.count', { count: unread })} />
      </Button>
      {/* Without a Dialog inside, the popover is the dialog itself and holds its hidden dismiss buttons, too. */}
      <Popover
        aria-label={t('inbox.title')}
        placement="right top"
        offset={10}
        className={cx(popoverClass, 'w-96 overflow-hidden')}
      >
        <div className="flex max-h-[min(34rem,80dvh)] flex-col outline-none">
          <header className="flex min-h-13 items-center justify-between gap-3 border-b border-line py-2 pr-2 pl-5">
            <h2 className="heading text-lg">{t('inbox.title')}</h2>
            <MarkAllRead />
          </header>
          <div className="relative min-h-0 flex-1 overflow-y-auto">
            <InboxContent atMost={shown} onOpen={close} />
          </div>
          <footer className="flex justify-between gap-3 border-t border-line px-5 py-3 text-sm">
            <TextLink to={paths.inbox} onClick={close}>
              {t('inbox.seeAll')}
            </TextLink>
            <TextLink to={paths.preferences} onClick={close}>
              {t('inbox.preferences')}
            </TextLink>
          </footer>
        </div>
      </Popover>
    </DialogTrigger>
  );
}
