import { Lock, UserPlus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/api/models.js';
import { Button } from '../../../shared/ui/button.js';
import type { BulkAction } from '../triage/targets.js';
import { type Selection, selectionMax } from './use-selection.js';
import { lazyDialog } from '../../../shared/ui/lazy-dialog.js';

const BulkDialog = lazyDialog(async () => ({
  default: (await import('./bulk-dialog.js')).BulkDialog,
}));

const icons = { asignar: UserPlus, cerrar: Lock, rechazar: X } as const;

export interface BulkQuestion {
  readonly action: BulkAction;
  readonly incidents: readonly Incident[];
}

export interface BulkBarProps {
  readonly incidents: readonly Incident[];
  readonly selection: Selection;
  /** Everything in sight, for selecting all of it. */
  readonly shown: readonly Incident[];
  /** What is being asked about now. */
  readonly asking: BulkQuestion | undefined;
  readonly onAsk: (action: BulkAction, incidents: readonly Incident[]) => void;
  readonly onAnswered: () => void;
}

/** What can be done to all that is selected; there only while something is. */
export function BulkBar({ incidents, selection, shown, asking, onAsk, onAnswered }: BulkBarProps) {
  const { t } = useTranslation('triage');
  const count = incidents.length;
  const canSelectMore = count < Math.min(shown.length, selectionMax);
  return (
    <>
      {count > 0 && (
        <div
          role="toolbar"
          aria-label={t('bulk.label')}
          className="sticky bottom-[calc(3.75rem+env(safe-area-inset-bottom))] z-20 flex animate-rise flex-wrap items-center gap-2 border-t border-line bg-raised px-4 py-2.5 shadow-raised sm:px-6 lg:bottom-0"
        >
          <p role="status" className="text-sm font-semibold tabular-nums">
            {t('bulk.count', { count })}
          </p>
          {canSelectMore && (
            <Button
              look="quiet"
              size="sm"
              className="text-accent"
              onPress={() => {
                selection.add(shown.map(({ id }) => id));
              }}
            >
              {t('bulk.all', { count: Math.min(shown.length, selectionMax) })}
            </Button>
          )}
          {count === selectionMax && (
            <p className="text-xs text-ink-soft">{t('bulk.max', { count: selectionMax })}</p>
          )}
          <span className="flex-1" />
          <span className="flex gap-2 max-sm:w-full">
            {(['asignar', 'cerrar', 'rechazar'] as const).map((action) => {
              const Icon = icons[action];
              return (
                <Button
                  key={action}
                  size="sm"
                  onPress={() => {
                    onAsk(action, incidents);
                  }}
                  className="max-sm:flex-1"
                >
                  <Icon aria-hidden className="size-4 max-sm:hidden" />
                  {t(`bulk.action.${action}`)}
                </Button>
              );
            })}
            <Button
              look="quiet"
              size="sm"
              iconOnly
              aria-label={t('bulk.clear')}
              onPress={selection.clear}
            >
              <X aria-hidden className="size-4.5" />
            </Button>
          </span>
        </div>
      )}
      {asking && (
        <BulkDialog
          action={asking.action}
          incidents={asking.incidents}
          onDone={(failed) => {
            selection.keep(failed);
            onAnswered();
          }}
          onClose={onAnswered}
        />
      )}
    </>
  );
}
