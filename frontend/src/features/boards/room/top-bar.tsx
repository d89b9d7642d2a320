import {
  ArrowLeft,
  Download,
  Ellipsis,
  FileUp,
  Grid3x3,
  History,
  Keyboard,
  ListTree,
  Maximize2,
  MessageSquare,
  Pencil,
  UserPlus,
} from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CountBadge } from '../../../shared/ui/count-badge.js';
import { cx } from '../../../shared/ui/cx.js';
import { optionClass, popoverClass } from '../../../shared/ui/popover.js';
import { ConnectionPill } from './connection-pill.js';
import { IconButton, squareClass } from './icon-button.js';
import { PeopleHere } from './people-here.js';
import { useRoom } from './room.js';
import { trayClass } from './tray.js';
import { useOpenPinCount } from './use-pins.js';

export interface TopBarProps {
  /** The way out. */
  readonly back: { readonly to: string; readonly label: string };
  /** The same board with the whole window to itself. */
  readonly expand?: string;
}

/** What board this is, how live it is, who is here, and what else can be done with it. */
export function TopBar({ back, expand }: TopBarProps) {
  const { t } = useTranslation('boards');
  const { board, panel, show, ask } = useRoom();
  const open = useOpenPinCount();
  const canRename = board.acciones.includes('renombrar');
  return (
    <header className="pointer-events-none absolute inset-x-0 top-0 z-20 flex items-start justify-between gap-2 p-2 @3xl/board:p-3">
      <div className={cx(trayClass, 'pointer-events-auto flex min-w-0 items-center p-0.5 pr-3')}>
        <Link to={back.to} aria-label={back.label} className={squareClass}>
          <ArrowLeft aria-hidden className="size-5" />
        </Link>
        <div className="min-w-0 pl-1">
          <h1 className="flex min-w-0 items-center gap-1">
            <span className="heading truncate text-[0.9375rem] leading-5">{board.nombre}</span>
            {canRename && (
              <Button
                aria-label={t('rename.title')}
                onPress={() => {
                  ask('rename');
                }}
                className="focus-ring -my-1 hidden size-7 shrink-0 place-items-center rounded-sm text-ink-faint hover:bg-sunken hover:text-ink @3xl/board:grid"
              >
                <Pencil aria-hidden className="size-3.5" />
              </Button>
            )}
          </h1>
          <ConnectionPill />
        </div>
      </div>
      <div className={cx(trayClass, 'pointer-events-auto flex shrink-0 items-center p-0.5')}>
        <PeopleHere />
        {board.acciones.includes('invitar') && (
          <Button
            onPress={() => {
              ask('share');
            }}
            className="focus-ring mx-1 hidden h-9 items-center gap-2 rounded-md bg-accent px-3 text-sm font-semibold text-on-accent hover:bg-accent-strong @3xl/board:flex pointer-coarse:h-11"
          >
            <UserPlus aria-hidden className="size-4" />
            {t('share.action')}
          </Button>
        )}
        <span className="relative">
          <IconButton
            icon={MessageSquare}
            label={t('comments.title')}
            isOn={panel === 'comments'}
            onPress={() => {
              show(panel === 'comments' ? undefined : 'comments');
            }}
          />
          <CountBadge
            count={open}
            label={t('comments.open', { count: open })}
            className="pointer-events-none absolute top-0.5 right-0 h-4! min-w-4! px-1!"
          />
        </span>
        {expand !== undefined && (
          <Link
            to={expand}
            aria-label={t('expand')}
            title={t('expand')}
            className={cx(squareClass, 'max-lg:hidden')}
          >
            <Maximize2 aria-hidden className="size-4.5" />
          </Link>
        )}
        <BoardMenu />
      </div>
    </header>
  );
}

function BoardMenu() {
  const { t } = useTranslation('boards');
  const { board, canWrite, show, ask, showVersions, view } = useRoom();
  const [grid, setGrid] = useState(view.isGridShown);
  const can = (action: (typeof board.acciones)[number]) => board.acciones.includes(action);
  return (
    <MenuTrigger
      onOpenChange={() => {
        setGrid(view.isGridShown);
      }}
    >
      <Button aria-label={t('menu.title')} className={squareClass}>
        <Ellipsis aria-hidden className="size-5" />
      </Button>
      <Popover placement="bottom end" className={cx(popoverClass, 'min-w-60')}>
        <Menu aria-label={t('menu.title')} className="p-1.5 outline-none">
          {can('invitar') && (
            <MenuItem
              className={optionClass}
              onAction={() => {
                ask('share');
              }}
            >
              <UserPlus aria-hidden className="size-4" />
              {t('share.action')}
            </MenuItem>
          )}
          {can('renombrar') && (
            <MenuItem
              className={optionClass}
              onAction={() => {
                ask('rename');
              }}
            >
              <Pencil aria-hidden className="size-4" />
              {t('rename.action')}
            </MenuItem>
          )}
          <MenuItem className={optionClass} onAction={showVersions}>
            <History aria-hidden className="size-4" />
            {t('versions.title')}
          </MenuItem>
          <MenuItem
            className={optionClass}
            onAction={() => {
              show('objects');
            }}
          >
            <ListTree aria-hidden className="size-4" />
            {t('objects.title')}
          </MenuItem>
          <MenuItem
            className={optionClass}
            onAction={() => {
              view.setGrid(!grid);
            }}
          >
            <Grid3x3 aria-hidden className="size-4" />
            {t(grid ? 'menu.hideGrid' : 'menu.showGrid')}
          </MenuItem>
          <Separator className="mx-2 my-1.5 h-px bg-line" />
          <MenuItem
            className={optionClass}
            onAction={() => {
              ask('export');
            }}
          >
            <Download aria-hidden className="size-4" />
            {t('export.action')}
          </MenuItem>
          {canWrite && (
            <MenuItem
              className={optionClass}
              onAction={() => {
                ask('import');
              }}
            >
              <FileUp aria-hidden className="size-4" />
              {t('import.action')}
            </MenuItem>
          )}
          <MenuItem
            className={optionClass}
            onAction={() => {
              ask('shortcuts');
            }}
          >
            <Keyboard aria-hidden className="size-4" />
            {t('shortcuts.title')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
