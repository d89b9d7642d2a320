import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.js';
import { cx } from '../../../shared/ui/cx.js';
import { usePageTitle } from '../../../shared/ui/page.js';
import { type Step, steps } from '../report-values.js';

export interface StepFrameProps {
  readonly step: Step;
  /** Whether the person came here from another step, and not to the page just now. */
  readonly isEntered: boolean;
  readonly children: ReactNode;
  /** The button that carries on. */
  readonly action: ReactNode;
  readonly onBack?: (() => void) | undefined;
}

/** One step of the report: what it asks, how far along it is, and the way on in the thumb's reach. */
export function StepFrame({ step, isEntered, children, action, onBack }: StepFrameProps) {
  const { t } = useTranslation('report');
  const heading = useRef<HTMLHeadingElement>(null);
  const number = steps.indexOf(step) + 1;
  usePageTitle(t('title'));
  useEffect(() => {
    if (!isEntered) return;
    heading.current?.scrollIntoView({ block: 'end' });
    heading.current?.focus({ preventScroll: true });
  }, [isEntered, step]);

  return (
    <div className="mx-auto flex min-h-[calc(100dvh-7.25rem-env(safe-area-inset-bottom))] w-full max-w-2xl flex-col lg:min-h-full">
      <div className="page-x flex-1 pt-4 pb-6 lg:pt-8">
        <p className="flex items-center gap-3 text-xs font-medium text-ink-faint">
          <span className="tabular-nums">{t('step', { number, of: steps.length })}</span>
          <span aria-hidden className="flex flex-1 gap-1">
            {steps.map((each, index) => (
              <span
                key={each}
                className={cx(
                  'h-1.5 flex-1 rounded-full transition-colors duration-300',
                  index < number ? 'bg-accent' : 'bg-pressed',
                )}
              />
            ))}
          </span>
        </p>
        <h1 ref={heading} tabIndex={-1} className="heading mt-4 scroll-mt-28 text-2xl outline-none">
          {t(`steps.${step}.title`)}
        </h1>
        <p className="mt-1 text-sm text-ink-soft">{t(`steps.${step}.lead`)}</p>
        <div className="mt-6 flex flex-col gap-6">{children}</div>
      </div>
      <div className="page-x sticky bottom-[calc(3.75rem+env(safe-area-inset-bottom))] z-10 flex items-center gap-2 border-t border-line bg-canvas/95 py-3 backdrop-blur-sm lg:bottom-0 lg:bg-surface/95 lg:py-4">
        {onBack && (
          <Button look="quiet" size="lg" onPress={onBack}>
            <ArrowLeft aria-hidden className="size-4.5" />
            {t('back')}
          </Button>
        )}
        <span className="ml-auto contents sm:block *:max-sm:flex-1">{action}</span>
      </div>
    </div>
  );
}
