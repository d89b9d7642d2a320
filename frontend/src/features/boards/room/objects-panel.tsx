import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  BringToFront,
  Image,
  ListTree,
  Lock,
  LockOpen,
  type LucideIcon,
  MapPin,
  MessageSquare,
  PencilLine,
  SearchX,
  SendToBack,
  StickyNote,
  Trash2,
  Type,
} from 'lucide-react';
import { useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { hasWords } from '../../../shared/i18n/plain-text.js';
import { Button } from '../../../shared/ui/button.js';
import { cx } from '../../../shared/ui/cx.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { SearchField } from '../../../shared/ui/search-field.js';
import type { BoardItem } from '../core/index.js';
import { describeItem, placeOf } from './describe-item.js';
import { IconButton } from './icon-button.js';
import { useRoom } from './room.js';
import { SidePanel } from './side-panel.js';
import { toolOf } from './tools.js';
import { allItems, useRead } from './use-document.js';
import { useSelection } from './use-view.js';

const pageSize = 100;
/** How far one press moves, in units: ten pixels. */
const stride = 100;

/** The board as a list of things: the way in for those who do not see or do not point. */
export function ObjectsPanel() {
  const { t } = useTranslation('boards');
  const { document, show, canWrite, view, ask } = useRoom();
  const items = useRead(document, allItems);
  const [text, setText] = useState('');
  const [shown, setShown] = useState(pageSize);
  const found = items.filter((item) => text === '' || hasWords(describe(item), text)).toReversed();

  function describe(item: BoardItem): string {
    return `${describeItem(item, t)} ${document.authorOf(item.id)?.name ?? ''}`;
  }

  return (
    <SidePanel
      title={t('objects.title')}
      onClose={() => {
        show(undefined);
      }}
    >
      <div className="space-y-2 px-4 pt-3">
        <SearchField
          label={t('objects.search')}
          placeholder={t('objects.search')}
          value={text}
          onChange={(value) => {
            setText(value);
            setShown(pageSize);
          }}
        />
        {canWrite && (
          <div className="flex flex-wrap gap-1">
            {(['note', 'text', 'pin'] as const).map((kind) => {
              const Icon = inserted[kind];
              return (
                <Button
                  key={kind}
                  size="sm"
                  onPress={() => {
                    const id = view.insert(kind, '');
                    if (id !== undefined && kind !== 'pin') view.editText(id);
                  }}
                >
                  <Icon aria-hidden className="size-4" />
                  {t(`objects.add.${kind}`)}
                </Button>
              );
            })}
            <Button
              size="sm"
              onPress={() => {
                ask('pictures');
              }}
            >
              <Image aria-hidden className="size-4" />
              {t('pictures.short')}
            </Button>
          </div>
        )}
        <p role="status" className="text-xs text-ink-faint">
          {t('objects.count', { count: found.length })}
        </p>
      </div>
      {found.length === 0 && (
        <EmptyState
          icon={text === '' ? ListTree : SearchX}
          title={t(text === '' ? 'objects.empty' : 'objects.noMatch')}
        />
      )}
      <ul className="p-2">
        {found.slice(0, shown).map((item) => (
          <Row key={item.id} item={item} />
        ))}
      </ul>
      {found.length > shown && (
        <div className="flex justify-center pb-4">
          <Button
            look="quiet"
            size="sm"
            onPress={() => {
              setShown(shown + pageSize);
            }}
          >
            {t('objects.more')}
          </Button>
        </div>
      )}
    </SidePanel>
  );
}

const inserted = { note: StickyNote, text: Type, pin: MapPin } as const;

function Row({ item }: { item: BoardItem }) {
  const { t } = useTranslation('boards');
  const id = useId();
  const { document, view, announce } = useRoom();
  const isSelected = useSelection().has(item.id);
  const box = document.boundsOf(item.id);
  const all = document.bounds();
  const author = document.authorOf(item.id)?.name;
  const Icon = markOf(item).icon;
  const words = describeItem(item, t);
  const place = box && all ? t(`place.${placeOf(box, all)}`) : '';
  return (
    <li className={cx('rounded-md', isSelected && 'bg-accent-soft')}>
      <AriaButton
        id={id}
        aria-expanded={isSelected}
        onPress={() => {
          if (isSelected) view.select([]);
          else view.reveal(item.id);
          if (!isSelected) announce(t('objects.selected', { what: words }));
        }}
        className="focus-ring flex min-h-11 w-full items-start gap-3 rounded-md px-2 py-2 text-left hover:bg-sunken -outline-offset-2!"
      >
        <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0 text-ink-faint" />
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2 text-sm break-words">{words}</span>
          <span className="block text-xs text-ink-faint">
            {[author, place].filter(Boolean).join(' · ')}
          </span>
        </span>
      </AriaButton>
      {isSelected && <RowActions item={item} label={words} />}
    </li>
  );
}

function RowActions({ item, label }: { item: BoardItem; label: string }) {
  const { t } = useTranslation('boards');
  const { document, view, canWrite, announce, showPin } = useRoom();
  const { id, object } = item;
  const isPin = object.kind === 'pin';
  const move = (direction: Direction) => {
    const [dx, dy] = strides[direction];
    if (!document.move([id], dx, dy)) return;
    view.reveal(id);
    announce(t(`objects.moved.${direction}`));
  };
  return (
    <div
      role="group"
      aria-label={t('objects.actions', { what: label })}
      className="flex flex-wrap px-1 pb-1"
    >
      {isPin && (
        <IconButton
          icon={MessageSquare}
          label={t('comments.one')}
          onPress={() => {
            showPin(id);
          }}
        />
      )}
      {canWrite && (
        <>
          {(object.kind === 'text' || object.kind === 'note') && (
            <IconButton
              icon={PencilLine}
              label={t('action.editText')}
              onPress={() => {
                view.editText(id);
              }}
            />
          )}
          {directions.map((direction) => (
            <IconButton
              key={direction}
              icon={arrows[direction]}
              label={t(`objects.move.${direction}`)}
              onPress={() => {
                move(direction);
              }}
            />
          ))}
          {object.kind === 'image' && (
            <IconButton
              icon={object.locked ? LockOpen : Lock}
              label={t(object.locked ? 'action.unlock' : 'action.lock')}
              onPress={() => {
                view.setLocked(id, !object.locked);
              }}
            />
          )}
          <IconButton
            icon={BringToFront}
            label={t('action.toFront')}
            onPress={() => {
              document.toFront([id]);
            }}
          />
          <IconButton
            icon={SendToBack}
            label={t('action.toBack')}
            onPress={() => {
              document.toBack([id]);
            }}
          />
          <IconButton
            icon={Trash2}
            label={t('action.delete')}
            className="hover:text-danger"
            onPress={() => {
              if (document.remove([id])) announce(t('objects.deleted', { what: label }));
            }}
          />
        </>
      )}
    </div>
  );
}

const directions = ['left', 'up', 'down', 'right'] as const;
type Direction = (typeof directions)[number];

const arrows: Record<Direction, LucideIcon> = {
  left: ArrowLeft,
  up: ArrowUp,
  down: ArrowDown,
  right: ArrowRight,
};

const strides: Record<Direction, readonly [dx: number, dy: number]> = {
  left: [-stride, 0],
  up: [0, -stride],
  down: [0, stride],
  right: [stride, 0],
};

function markOf({ object }: BoardItem): { readonly icon: LucideIcon } {
  if (object.kind === 'image') return { icon: Image };
  return toolOf(object.kind === 'stroke' ? object.tool : object.kind);
}
