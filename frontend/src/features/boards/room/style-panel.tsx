import { Ban, Check } from 'lucide-react';
import { Label } from 'react-aria-components/Label';
import { Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../shared/ui/cx.js';
import type { DrawingStyle } from '../core/index.js';
import { colourName, cssColour, notePalette, palette } from '../palette.js';
import { nearest, sizes, type StylePart, widths } from './style-parts.js';

const opaque = 255;
const none = 'none';

export interface StylePanelProps {
  readonly parts: readonly StylePart[];
  /** How it looks now. */
  readonly style: DrawingStyle;
  readonly change: (part: StylePart, value: number | null) => void;
}

/** How what one draws, or has selected, looks. */
export function StylePanel({ parts, style, change }: StylePanelProps) {
  const { t } = useTranslation('boards');
  return (
    <div className="flex flex-col gap-4">
      {parts.includes('colour') && (
        <Swatches
          label={t('style.colour')}
          colours={palette}
          value={style.colour}
          onChange={(colour) => {
            change('colour', colour);
          }}
        />
      )}
      {parts.includes('paper') && (
        <Swatches
          label={t('style.paper')}
          colours={notePalette}
          value={style.colour}
          onChange={(colour) => {
            change('paper', colour);
          }}
        />
      )}
      {parts.includes('fill') && (
        <Swatches
          label={t('style.fill')}
          colours={[...notePalette.slice(0, 6), ...palette.slice(0, 5)]}
          value={style.fill}
          hasNone
          onChange={(fill) => {
            change('fill', fill);
          }}
        />
      )}
      {parts.includes('width') && (
        <Steps
          label={t('style.width')}
          steps={widths.map(({ name, value }) => ({
            value,
            label: t(`style.widths.${name}`),
            mark: (
              <span aria-hidden className={cx('w-6 rounded-full bg-current', widthMarks[name])} />
            ),
          }))}
          value={nearest(widths, style.width).value}
          onChange={(width) => {
            change('width', width);
          }}
        />
      )}
      {parts.includes('size') && (
        <Steps
          label={t('style.size')}
          steps={sizes.map(({ name, value }) => ({
            value,
            label: t(`style.sizes.${name}`),
            mark: (
              <span aria-hidden className={cx('heading leading-none', sizeMarks[name])}>
                A
              </span>
            ),
          }))}
          value={nearest(sizes, style.size).value}
          onChange={(size) => {
            change('size', size);
          }}
        />
      )}
      {parts.includes('opacity') && (
        <Slider
          value={Math.round((style.opacity / opaque) * 100)}
          minValue={10}
          maxValue={100}
          step={10}
          onChange={(percent) => {
            change('opacity', Math.round((percent / 100) * opaque));
          }}
          className="grid grid-cols-[1fr_auto] gap-x-3"
        >
          <Label className="text-xs font-semibold text-ink-soft">{t('style.opacity')}</Label>
          <SliderOutput className="text-xs text-ink-faint tabular-nums">
            {({ state }) => `${state.getThumbValueLabel(0)} %`}
          </SliderOutput>
          <SliderTrack className="col-span-2 flex h-8 items-center pointer-coarse:h-11">
            {({ state }) => (
              <>
                <span className="absolute inset-x-0 h-1.5 rounded-full bg-pressed" />
                <span
                  className="absolute h-1.5 rounded-full bg-accent"
                  style={{ width: `${String(state.getThumbPercent(0) * 100)}%` }}
                />
                <SliderThumb className="focus-ring top-1/2 size-5 rounded-full bg-accent ring-2 ring-raised" />
              </>
            )}
          </SliderTrack>
        </Slider>
      )}
    </div>
  );
}

interface SwatchesProps {
  readonly label: string;
  readonly colours: readonly { readonly name: string; readonly value: number }[];
  readonly value: number | null;
  readonly hasNone?: boolean;
  readonly onChange: (value: number | null) => void;
}

function Swatches({ label, colours, value, hasNone = false, onChange }: SwatchesProps) {
  const { t } = useTranslation('boards');
  return (
    <fieldset>
      <legend className="mb-1.5 text-xs font-semibold text-ink-soft">{label}</legend>
      <ToggleButtonGroup
        aria-label={label}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value === null ? none : String(value)]}
        onSelectionChange={([key]) => {
          if (key !== undefined) onChange(key === none ? null : Number(key));
        }}
        className="-mx-1 grid grid-cols-6"
      >
        {hasNone && (
          <ToggleButton id={none} aria-label={t('style.noFill')} className={swatchClass}>
            <span className={cx(dotClass, 'bg-surface text-ink-faint')}>
              <Ban aria-hidden className="size-4" />
            </span>
          </ToggleButton>
        )}
        {colours.map((colour) => (
          <ToggleButton
            key={colour.value}
            id={String(colour.value)}
            aria-label={t(`colour.${colourName(colour.value)}`)}
            className={swatchClass}
          >
            {({ isSelected }) => (
              <span
                className={dotClass}
                style={{
                  backgroundColor: cssColour(colour.value),
                  color: isDark(colour.value) ? '#fff' : '#1f2430',
                }}
              >
                {isSelected && <Check aria-hidden className="size-4" strokeWidth={3} />}
              </span>
            )}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </fieldset>
  );
}

interface Step {
  readonly value: number;
  readonly label: string;
  readonly mark: React.ReactNode;
}

interface StepsProps {
  readonly label: string;
  readonly steps: readonly Step[];
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Steps({ label, steps, value, onChange }: StepsProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-xs font-semibold text-ink-soft">{label}</legend>
      <ToggleButtonGroup
        aria-label={label}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[String(value)]}
        onSelectionChange={([key]) => {
          if (key !== undefined) onChange(Number(key));
        }}
        className="flex gap-1 rounded-md bg-sunken p-1"
      >
        {steps.map((step) => (
          <ToggleButton
            key={step.value}
            id={String(step.value)}
            aria-label={step.label}
            className="focus-ring grid h-9 flex-1 place-items-center rounded-sm text-ink-soft hover:text-ink data-selected:bg-raised data-selected:text-accent data-selected:shadow-card pointer-coarse:h-11"
          >
            {step.mark}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </fieldset>
  );
}

const swatchClass =
  'group focus-ring grid aspect-square min-h-9 place-items-center rounded-md pointer-coarse:min-h-11 -outline-offset-2!';

const dotClass =
  'grid size-7 place-items-center rounded-full ring-1 ring-line-strong ring-inset transition-transform group-hover:scale-110 group-data-selected:outline-2 group-data-selected:outline-offset-2 group-data-selected:outline-accent';

const widthMarks = { thin: 'h-0.5', medium: 'h-1', thick: 'h-2', broad: 'h-3.5' } as const;
const sizeMarks = {
  small: 'text-sm',
  medium: 'text-lg',
  large: 'text-2xl',
  huge: 'text-3xl',
} as const;

function isDark(colour: number): boolean {
  const luma = 0.3 * (colour >> 16) + 0.59 * ((colour >> 8) & 255) + 0.11 * (colour & 255);
  return luma < 150;
}
