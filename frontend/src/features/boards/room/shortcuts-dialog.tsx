import { useTranslation } from 'react-i18next';
import { Dialog, DialogBody } from '../../../shared/ui/dialog.js';
import { tools } from './tools.js';

const commands = [
  ['undo', 'Ctrl+Z'],
  ['redo', 'Ctrl+Shift+Z'],
  ['copy', 'Ctrl+C'],
  ['paste', 'Ctrl+V'],
  ['duplicate', 'Ctrl+D'],
  ['selectAll', 'Ctrl+A'],
  ['delete', 'Supr'],
  ['nudge', '← ↑ → ↓'],
  ['zoomIn', '+'],
  ['zoomOut', '−'],
  ['zoomReset', '0'],
  ['fit', '1'],
  ['grid', 'G'],
  ['pictures', 'I'],
  ['comments', 'K'],
  ['objects', 'B'],
  ['pan', '␣'],
  ['leave', 'Esc'],
  ['help', '?'],
] as const;

/** Every key that does something, by what it does. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('boards');
  return (
    <Dialog title={t('shortcuts.title')} description={t('shortcuts.lead')} isOpen onClose={onClose}>
      <DialogBody>
        {/* Nothing in it takes the focus, and keys have to scroll it. */}
        {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex */}
        <div tabIndex={0} className="focus-ring grid gap-x-8 gap-y-5 rounded-md sm:grid-cols-2">
          <section>
            <h3 className="text-sm font-semibold">{t('tool.label')}</h3>
            <Keys rows={tools.map(({ name, letter }) => [t(`tool.${name}`), letter])} />
          </section>
          <section>
            <h3 className="text-sm font-semibold">{t('shortcuts.commands')}</h3>
            <Keys
              rows={commands.map(([name, keys]) => [
                t(`shortcuts.${name}`),
                name === 'delete' ? t('keys.delete') : name === 'pan' ? t('keys.space') : keys,
              ])}
            />
          </section>
        </div>
      </DialogBody>
    </Dialog>
  );
}

function Keys({ rows }: { rows: readonly (readonly [what: string, keys: string])[] }) {
  return (
    <dl className="mt-1">
      {rows.map(([what, keys]) => (
        <div key={what} className="flex items-center justify-between gap-3 py-1 text-sm">
          <dt className="text-ink-soft">{what}</dt>
          <dd>
            <kbd className="rounded-xs bg-sunken px-1.5 py-0.5 font-sans text-xs font-semibold whitespace-nowrap ring-1 ring-line-strong">
              {keys}
            </kbd>
          </dd>
        </div>
      ))}
    </dl>
  );
}
