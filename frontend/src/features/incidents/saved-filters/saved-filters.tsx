import { useQuery } from '@tanstack/react-query';
import { Bookmark, BookmarkPlus, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import type { SavedFilter } from '../../../shared/api/models.js';
import { Button } from '../../../shared/ui/button.js';
import { cx } from '../../../shared/ui/cx.js';
import { optionClass, popoverClass } from '../../../shared/ui/popover.js';
import { toast } from '../../../shared/ui/toast.js';
import { type IncidentFilters, noFilters } from '../filters.js';
import { FilterNameDialog } from './filter-name-dialog.js';
import {
  fromWire,
  isSameFilter,
  savedFiltersQuery,
  useChangeFilters,
} from './saved-filters-api.js';

const filtersMax = 20;

export interface SavedFiltersProps {
  readonly filters: IncidentFilters;
  readonly onApply: (filters: IncidentFilters) => void;
}

/** The views one comes back to: a press applies one, another press leaves it. */
export function SavedFilters({ filters, onApply }: SavedFiltersProps) {
  const { t } = useTranslation('triage');
  const saved = useQuery(savedFiltersQuery);
  const change = useChangeFilters();
  const [naming, setNaming] = useState<SavedFilter | 'new'>();
  const all = saved.data ?? [];
  const isPlain = isSameFilter(filters, noFilters);
  const isSaved = all.some(({ filtro }) => isSameFilter(fromWire(filtro), filters));
  const canSave = !isPlain && !isSaved && all.length < filtersMax;
  if (all.length === 0 && !canSave) return null;

  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      {all.length > 0 && (
        <ul aria-label={t('filters.label')} className="contents">
          {all.map((each) => {
            const isApplied = isSameFilter(fromWire(each.filtro), filters);
            return (
              <li
                key={each.id}
                className={cx(
                  'inline-flex h-8 max-w-full items-center rounded-full ring-1 ring-inset max-sm:h-10 pointer-coarse:h-10',
                  isApplied ? 'bg-accent-soft ring-accent/30' : 'ring-line-strong',
                )}
              >
                <button
                  type="button"
                  aria-pressed={isApplied}
                  onClick={() => {
                    onApply(isApplied ? noFilters : fromWire(each.filtro));
                  }}
                  className={cx(
                    'focus-ring inline-flex h-full min-w-0 items-center gap-1.5 rounded-l-full pl-3 text-sm',
                    isApplied ? 'font-semibold text-accent' : 'text-ink-soft hover:text-ink',
                  )}
                >
                  <Bookmark
                    aria-hidden
                    className={cx('size-3.5 shrink-0', isApplied && 'fill-current')}
                  />
                  <span className="max-w-48 truncate">{each.nombre}</span>
                </button>
                <FilterMenu
                  name={each.nombre}
                  onRename={() => {
                    setNaming(each);
                  }}
                  onRemove={() => {
                    change.mutate(
                      { action: 'remove', id: each.id },
                      {
                        onSuccess: () => {
                          toast({ title: t('filters.removed'), body: each.nombre });
                        },
                        onError: () => {
                          toast({ title: t('filters.failed'), body: each.nombre });
                        },
                      },
                    );
                  }}
                />
              </li>
            );
          })}
        </ul>
      )}
      {canSave && (
        <Button
          look="quiet"
          size="sm"
          className="h-8 text-accent"
          onPress={() => {
            setNaming('new');
          }}
        >
          <BookmarkPlus aria-hidden className="size-4" />
          {t('filters.save')}
        </Button>
      )}
      {naming !== undefined && (
        <FilterNameDialog
          saved={naming === 'new' ? undefined : naming}
          filters={filters}
          onClose={() => {
            setNaming(undefined);
          }}
        />
      )}
    </div>
  );
}

interface FilterMenuProps {
  readonly name: string;
  readonly onRename: () => void;
  readonly onRemove: () => void;
}

function FilterMenu({ name, onRename, onRemove }: FilterMenuProps) {
  const { t } = useTranslation('triage');
  return (
    <MenuTrigger>
      <Button
        look="quiet"
        size="sm"
        iconOnly
        aria-label={t('filters.menu', { name })}
        className="h-full! w-8! rounded-full! max-sm:w-10! pointer-coarse:w-10!"
      >
        <Ellipsis aria-hidden className="size-4" />
      </Button>
      <Popover placement="bottom end" className={cx(popoverClass, 'min-w-44')}>
        <Menu aria-label={t('filters.menu', { name })} className="p-1.5 outline-none">
          <MenuItem className={optionClass} onAction={onRename}>
            <Pencil aria-hidden className="size-4" />
            {t('filters.rename')}
          </MenuItem>
          <MenuItem className={cx(optionClass, 'text-danger')} onAction={onRemove}>
            <Trash2 aria-hidden className="size-4" />
            {t('filters.remove')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
