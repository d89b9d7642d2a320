import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, LifeBuoy, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogBody } from '../../../shared/ui/dialog.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Notice } from '../../../shared/ui/notice.js';
import { exactTime } from '../../../shared/ui/time-ago.js';
import { toast } from '../../../shared/ui/toast.js';
import type { AsideCopy } from '../core/index.js';
import { fileName, saveFile } from '../save-file.js';
import { useRoom } from './room.js';

/** Work that the board did not take: put it back, take it along, or let it go. */
export function AsideDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('boards');
  const { session, board } = useRoom();
  const copies = useQuery({
    queryKey: ['boards', 'aside', board.id],
    staleTime: 0,
    queryFn: () => session.asideCopies(),
  });
  return (
    <Dialog title={t('aside.title')} description={t('aside.lead')} isOpen onClose={onClose}>
      <DialogBody>
        {copies.data?.length === 0 && <EmptyState icon={LifeBuoy} title={t('aside.empty')} />}
        <ul className="space-y-3">
          {copies.data?.map((copy) => (
            <CopyRow key={copy.id} copy={copy} />
          ))}
        </ul>
      </DialogBody>
    </Dialog>
  );
}

function CopyRow({ copy }: { copy: AsideCopy }) {
  const { t } = useTranslation('boards');
  const { session, board, canWrite } = useRoom();
  const client = useQueryClient();
  const [isSure, setSure] = useState(false);
  const anew = () => client.invalidateQueries({ queryKey: ['boards', 'aside', board.id] });
  const recover = useMutation({
    mutationFn: () => session.recoverAside(copy.id),
    onSuccess: async ({ imported, left }) => {
      toast({
        title: t('aside.recovered', { count: imported }),
        ...(left > 0 && { body: t('aside.left', { count: left }) }),
      });
      await anew();
    },
  });
  const discard = useMutation({
    mutationFn: () => session.discardAside(copy.id),
    onSuccess: anew,
  });
  const download = useMutation({
    mutationFn: () => session.downloadAside(copy.id),
    onSuccess: (file) => {
      saveFile(file, fileName(`${board.nombre} ${t('aside.file')}`, 'json'));
    },
  });
  const hasFailed = recover.isError || discard.isError || download.isError;
  return (
    <li className="rounded-lg p-3.5 ring-1 ring-line-strong">
      <p className="text-sm font-semibold">{t('aside.count', { count: copy.count })}</p>
      <p className="mt-0.5 text-xs text-ink-faint">
        {exactTime(copy.at, currentLanguage())} · {t(`aside.reason.${reasonOf(copy.reason)}`)}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {canWrite && (
          <Button
            size="sm"
            look="primary"
            isPending={recover.isPending}
            onPress={() => {
              recover.mutate();
            }}
          >
            <RotateCcw aria-hidden className="size-4" />
            {t('aside.recover')}
          </Button>
        )}
        <Button
          size="sm"
          isPending={download.isPending}
          onPress={() => {
            download.mutate();
          }}
        >
          <Download aria-hidden className="size-4" />
          {t('aside.download')}
        </Button>
        <Button
          size="sm"
          look={isSure ? 'danger' : 'quiet'}
          isPending={discard.isPending}
          onPress={() => {
            if (isSure) discard.mutate();
            else setSure(true);
          }}
        >
          <Trash2 aria-hidden className="size-4" />
          {t(isSure ? 'aside.sure' : 'aside.discard')}
        </Button>
      </div>
      {hasFailed && (
        <Notice tone="danger" className="mt-3">
          {t('aside.failed')}
        </Notice>
      )}
    </li>
  );
}

/** The closing code says why; people need no more than this. */
function reasonOf(reason: string): 'rights' | 'size' | 'refused' {
  if (/^(401|403|404|4410|read-only)/.test(reason)) return 'rights';
  if (/^(4409|4413)/.test(reason)) return 'size';
  return 'refused';
}
