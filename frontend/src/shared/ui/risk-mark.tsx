import { useTranslation } from 'react-i18next';
import type { Risk } from '../api/models.js';
import { cx } from './cx.js';

export const risks: readonly Risk[] = ['bajo', 'medio', 'alto', 'crítico'];

const keys = { bajo: 'bajo', medio: 'medio', alto: 'alto', crítico: 'critico' } as const;

/** The key of a risk in the locale files, where no key carries an accent. */
export function riskKey<R extends Risk>(risk: R): (typeof keys)[R] {
  return keys[risk];
}

const inks: Record<Risk, string> = {
  bajo: 'text-risk-bajo',
  medio: 'text-risk-medio',
  alto: 'text-risk-alto',
  crítico: 'text-risk-critico',
};

const tints: Record<Risk, string> = {
  bajo: 'bg-risk-bajo-soft',
  medio: 'bg-risk-medio-soft',
  alto: 'bg-risk-alto-soft',
  crítico: 'bg-risk-critico-soft',
};

const marks: Record<Risk, string> = {
  bajo: 'text-risk-bajo-mark',
  medio: 'text-risk-medio-mark',
  alto: 'text-risk-alto-mark',
  crítico: 'text-risk-critico-mark',
};

/** The risk as rising bars; the highest is a filled sign, so that it stands out in a long list. */
export function RiskMark({ risk, className }: { risk: Risk; className?: string }) {
  const level = risks.indexOf(risk);
  return (
    <svg viewBox="0 0 16 16" aria-hidden className={cx('size-4 shrink-0', marks[risk], className)}>
      {risk === 'crítico' ? (
        <>
          <rect x="1" y="1" width="14" height="14" rx="4" fill="currentColor" />
          <path d="M8 4.3v4.3" className="stroke-surface" strokeWidth="1.9" strokeLinecap="round" />
          <circle cx="8" cy="11.4" r="1.15" className="fill-surface" />
        </>
      ) : (
        [0, 1, 2].map((bar) => (
          <rect
            key={bar}
            x={1.5 + bar * 4.7}
            y={9 - bar * 3.5}
            width="3.4"
            height={5 + bar * 3.5}
            rx="1.1"
            fill="currentColor"
            opacity={bar <= level ? 1 : 0.22}
          />
        ))
      )}
    </svg>
  );
}

/** The risk in words on its own tint. */
export function RiskBadge({ risk }: { risk: Risk }) {
  const { t } = useTranslation();
  return (
    <span
      className={cx(
        'inline-flex h-6.5 items-center gap-1.5 rounded-full pr-2.5 pl-2 text-xs font-semibold whitespace-nowrap',
        inks[risk],
        tints[risk],
      )}
    >
      <RiskMark risk={risk} className="size-3.5" />
      {t(`incident.risk.${riskKey(risk)}`)}
    </span>
  );
}
