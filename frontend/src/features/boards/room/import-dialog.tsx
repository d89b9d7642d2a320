import { useMutation } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { Notice } from '../../../shared/ui/notice.js';
import type { ImportReport } from '../core/index.js';
import { useRoom } from './room.js';

const accepted = ['.json', '.svg', '.wbo', 'application/json', 'image/svg+xml'];

/** Brings a board of WBO over, on top of what is here, and tells what came along. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('boards');
  const { t: tApp } = useTranslation();
  const { core, document, view } = useRoom();
  const [progress, setProgress] = useState({ done: 0, all: 0 });
  const stop = useRef<AbortController>(undefined);
  const bring = useMutation({
    mutationFn: (file: Blob) => {
      stop.current = new AbortController();
      setProgress({ done: 0, all: 0 });
      return core.importWbo(document, file, {
        signal: stop.current.signal,
        onProgress: (done, all) => {
          setProgress({ done, all });
        },
      });
    },
    onSuccess: ({ ids }) => {
      if (ids.length > 0) view.fit(ids);
    },
  });
  useEffect(
    () => () => {
      stop.current?.abort();
    },
    [],
  );
  const share = progress.all === 0 ? 0 : (progress.done / progress.all) * 100;
  return (
    <Dialog
      title={t('import.title')}
      description={t('import.lead')}
      isOpen
      onClose={onClose}
      isDismissable={!bring.isPending}
    >
      <DialogBody>
        {bring.isPending && (
          <ProgressBar
            aria-label={t('import.progress')}
            value={share}
            className="flex flex-col gap-2"
          >
            <p className="text-sm text-ink-soft tabular-nums">
              {t('import.under', { done: progress.done, of: progress.all })}
            </p>
            <span className="h-2 overflow-hidden rounded-full bg-pressed">
              <span
                className="block h-full rounded-full bg-accent transition-[width]"
                style={{ width: `${String(share)}%` }}
              />
            </span>
          </ProgressBar>
        )}
        {bring.data && <Report report={bring.data} />}
        {bring.isError && <Notice tone="danger">{t('import.problem.unreadable')}</Notice>}
        <DialogActions>
          {bring.isPending ? (
            <Button
              onPress={() => {
                stop.current?.abort();
              }}
            >
              {t('import.stop')}
            </Button>
          ) : (
            <Button onPress={onClose}>{tApp('action.close')}</Button>
          )}
          <FileTrigger
            acceptedFileTypes={accepted}
            onSelect={(files) => {
              const file = files?.[0];
              if (file) bring.mutate(file);
            }}
          >
            <Button look={bring.data ? 'secondary' : 'primary'} isPending={bring.isPending}>
              <FileUp aria-hidden className="size-4" />
              {t(bring.data ? 'import.another' : 'import.choose')}
            </Button>
          </FileTrigger>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}

function Report({ report }: { report: ImportReport }) {
  const { t } = useTranslation('boards');
  const { imported, unread, left, problem } = report;
  if (problem !== undefined && problem !== 'cancelled') {
    return <Notice tone="danger">{t(`import.problem.${problem}`)}</Notice>;
  }
  return (
    <Notice
      tone={left > 0 || problem === 'cancelled' ? 'warning' : 'success'}
      title={t('import.imported', { count: imported })}
    >
      {(unread > 0 || left > 0 || problem === 'cancelled') && (
        <ul className="mt-1 list-disc pl-4">
          {problem === 'cancelled' && <li>{t('import.problem.cancelled')}</li>}
          {unread > 0 && <li>{t('import.unread', { count: unread })}</li>}
          {left > 0 && <li>{t('import.left', { count: left })}</li>}
        </ul>
      )}
    </Notice>
  );
}
