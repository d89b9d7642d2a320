import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.js';
import { ChoiceCards } from '../../../shared/ui/choice-cards.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { Notice } from '../../../shared/ui/notice.js';
import { Segmented } from '../../../shared/ui/segmented.js';
import { fileName, saveFile } from '../save-file.js';
import { useRoom } from './room.js';
import { useSelection } from './use-view.js';

const formats = ['png', 'pdf', 'svg'] as const;
type Format = (typeof formats)[number];

/** The board as a file to send, print or work on. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('boards');
  const { t: tApp } = useTranslation();
  const { core, board, document, resolveImage } = useRoom();
  const selection = useSelection();
  const [format, setFormat] = useState<Format>('png');
  const [what, setWhat] = useState<'all' | 'selection'>('all');
  const make = useMutation({
    mutationFn: () => {
      const options = { resolveImage, ...(what === 'selection' && { ids: selection }) };
      if (format === 'svg') return core.exportSvg(document, options);
      if (format === 'pdf') return core.exportPdf(document, { ...options, title: board.nombre });
      return core.exportPng(document, { ...options, scale: 2 });
    },
    onSuccess: (file) => {
      saveFile(file, fileName(board.nombre, format));
      onClose();
    },
  });
  return (
    <Dialog title={t('export.title')} isOpen onClose={onClose}>
      <DialogBody>
        {document.count === 0 ? (
          <Notice tone="info">{t('export.empty')}</Notice>
        ) : (
          <>
            <ChoiceCards
              label={t('export.format')}
              choices={formats.map((id) => ({
                id,
                label: t(`export.formats.${id}.label`),
                help: t(`export.formats.${id}.help`),
              }))}
              value={format}
              onChange={setFormat}
            />
            {selection.size > 0 && (
              <Segmented
                label={t('export.what')}
                value={what}
                onChange={setWhat}
                segments={[
                  { id: 'all', label: t('export.all') },
                  { id: 'selection', label: t('export.selection', { count: selection.size }) },
                ]}
                className="mt-4 flex"
              />
            )}
          </>
        )}
        {make.isError && (
          <Notice tone="danger" className="mt-4">
            {t('export.failed')}
          </Notice>
        )}
        <DialogActions>
          <Button onPress={onClose}>{tApp('action.cancel')}</Button>
          <Button
            look="primary"
            isPending={make.isPending}
            isDisabled={document.count === 0}
            onPress={() => {
              make.mutate();
            }}
          >
            <Download aria-hidden className="size-4" />
            {t('export.submit')}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
