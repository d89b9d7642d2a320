import { Ellipsis, ImagePlus, Palette } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { TooltipTrigger } from 'react-aria-components/Tooltip';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../shared/ui/cx.js';
import { popoverClass } from '../../../shared/ui/popover.js';
import type { ToolName } from '../core/index.js';
import { cssColour } from '../palette.js';
import { IconButton, squareClass, Tip } from './icon-button.js';
import { useRoom } from './room.js';
import { SelectionActions } from './selection-actions.js';
import { StylePanel } from './style-panel.js';
import { nearTools, readerTools, type Tool, toolOf, tools } from './tools.js';
import { trayClass } from './tray.js';
import { type StyleTarget, useStyleTarget } from './use-style-target.js';
import { useTool } from './use-view.js';

/** Everything one draws with, at the left edge of a wide board. */
export function WideTray() {
  const { canWrite } = useRoom();
  const target = useStyleTarget();
  const isStyled = canWrite && (target.parts.length > 0 || target.objects.length > 0);
  return (
    <div className="pointer-events-none absolute inset-y-0 left-3 z-10 hidden items-center gap-2 pt-16 pb-16 @3xl/board:flex">
      <div
        className={cx(
          trayClass,
          'pointer-events-auto flex max-h-full flex-col gap-0.5 overflow-y-auto p-1 [scrollbar-width:none]',
        )}
      >
        <ToolChoice tools={canWrite ? tools : readerTools} />
        {canWrite && (
          <>
            <hr className="mx-1.5 my-1 border-line" />
            <PictureButton tip="right" />
          </>
        )}
      </div>
      {isStyled && (
        <div
          className={cx(
            trayClass,
            'pointer-events-auto max-h-full w-58 animate-fade self-start overflow-y-auto p-3',
          )}
        >
          <StylePanel {...target} />
          {target.objects.length > 0 && (
            <div
              className={cx(
                'flex flex-wrap',
                target.parts.length > 0 && 'mt-3 border-t border-line pt-2',
              )}
            >
              <SelectionActions objects={target.objects} tip="bottom" />
            </div>
          )}
        </div>
      )}
    </div>
  );
}

/** The same within the thumb's reach of a narrow board. */
export function NarrowTray() {
  const { t } = useTranslation('boards');
  const { canWrite, view } = useRoom();
  const target = useStyleTarget();
  const tool = useTool();
  const [isOpen, setOpen] = useState(false);
  if (!canWrite) return null;
  const isFar = !nearTools.includes(tool);
  const Far = toolOf(tool).icon;
  return (
    <div className="flex flex-col items-center gap-2 @3xl/board:hidden">
      {target.objects.length > 0 && (
        <div
          role="group"
          aria-label={t('action.selection')}
          className={cx(trayClass, 'pointer-events-auto flex max-w-full overflow-x-auto p-1')}
        >
          <SelectionActions objects={target.objects} tip="top" />
        </div>
      )}
      <div className={cx(trayClass, 'pointer-events-auto flex p-0.5')}>
        <ToolChoice tools={tools.filter(({ name }) => nearTools.includes(name))} isFlat />
        <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
          <Button
            aria-label={t('tool.more')}
            className={cx(squareClass, isFar && 'bg-accent-soft text-accent')}
          >
            {isFar ? (
              <Far aria-hidden className="size-5" />
            ) : (
              <Ellipsis aria-hidden className="size-5" />
            )}
          </Button>
          <Popover placement="top" offset={10} className={cx(popoverClass, 'w-72')}>
            <Dialog aria-label={t('tool.more')} className="p-2 outline-none">
              <ul className="grid grid-cols-3 gap-1">
                {tools
                  .filter(({ name }) => !nearTools.includes(name))
                  .map(({ name, icon: Icon }) => (
                    <li key={name}>
                      <LabelledTool
                        icon={Icon}
                        label={t(`tool.${name}`)}
                        isOn={name === tool}
                        onPress={() => {
                          view.setTool(name);
                          setOpen(false);
                        }}
                      />
                    </li>
                  ))}
                <li>
                  <PictureTool
                    onPress={() => {
                      setOpen(false);
                    }}
                  />
                </li>
              </ul>
            </Dialog>
          </Popover>
        </DialogTrigger>
        <StyleButton target={target} />
      </div>
    </div>
  );
}

function StyleButton({ target }: { target: StyleTarget }) {
  const { t } = useTranslation('boards');
  return (
    <DialogTrigger>
      <Button
        aria-label={t('style.title')}
        isDisabled={target.parts.length === 0}
        className={squareClass}
      >
        {target.parts.includes('colour') || target.parts.includes('paper') ? (
          <span
            aria-hidden
            className="size-6 rounded-full ring-2 ring-line-strong"
            style={{ backgroundColor: cssColour(target.style.colour) }}
          />
        ) : (
          <Palette aria-hidden className="size-5" />
        )}
      </Button>
      <Popover
        placement="top end"
        offset={10}
        className={cx(popoverClass, 'max-h-[60dvh] w-76 overflow-y-auto')}
      >
        <Dialog aria-label={t('style.title')} className="p-3.5 outline-none">
          <StylePanel {...target} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function ToolChoice({
  tools: shown,
  isFlat = false,
}: {
  tools: readonly Tool[];
  isFlat?: boolean;
}) {
  const { t } = useTranslation('boards');
  const { view } = useRoom();
  const tool = useTool();
  return (
    <ToggleButtonGroup
      aria-label={t('tool.label')}
      orientation={isFlat ? 'horizontal' : 'vertical'}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[tool]}
      onSelectionChange={([key]) => {
        if (key !== undefined) view.setTool(key as ToolName);
      }}
      className={cx('flex gap-0.5', isFlat ? 'gap-0' : 'flex-col')}
    >
      {shown.map(({ name, icon: Icon, letter }) => (
        <TooltipTrigger key={name} delay={500} closeDelay={0}>
          <ToggleButton
            id={name}
            aria-label={t(`tool.${name}`)}
            className={cx(
              squareClass,
              'data-selected:bg-accent data-selected:text-on-accent data-selected:hover:bg-accent-strong',
            )}
          >
            <Icon aria-hidden className="size-5" />
          </ToggleButton>
          <Tip placement={isFlat ? 'top' : 'right'} label={t(`tool.${name}`)} keys={letter} />
        </TooltipTrigger>
      ))}
    </ToggleButtonGroup>
  );
}

function PictureButton({ tip }: { tip: 'right' | 'top' }) {
  const { t } = useTranslation('boards');
  const { ask } = useRoom();
  return (
    <IconButton
      icon={ImagePlus}
      label={t('pictures.insert')}
      keys="I"
      tip={tip}
      onPress={() => {
        ask('pictures');
      }}
    />
  );
}

function PictureTool({ onPress }: { onPress: () => void }) {
  const { t } = useTranslation('boards');
  const { ask } = useRoom();
  return (
    <LabelledTool
      icon={ImagePlus}
      label={t('pictures.short')}
      isOn={false}
      onPress={() => {
        onPress();
        ask('pictures');
      }}
    />
  );
}

interface LabelledToolProps {
  readonly icon: Tool['icon'];
  readonly label: string;
  readonly isOn: boolean;
  readonly onPress: () => void;
}

function LabelledTool({ icon: Icon, label, isOn, onPress }: LabelledToolProps) {
  return (
    <Button
      onPress={onPress}
      aria-pressed={isOn}
      className={cx(
        'focus-ring flex min-h-16 w-full flex-col items-center justify-center gap-1 rounded-md text-xs font-medium',
        isOn ? 'bg-accent text-on-accent' : 'text-ink-soft hover:bg-sunken hover:text-ink',
      )}
    >
      <Icon aria-hidden className="size-5.5" />
      {label}
    </Button>
  );
}
