import { Button } from 'react-aria-components/Button';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import type { Incident, Risk } from '../../../shared/api/models.js';
import { cx } from '../../../shared/ui/cx.js';
import { popoverClass } from '../../../shared/ui/popover.js';
import { RiskMark, riskKey } from '../../../shared/ui/risk-mark.js';

/** How urgent an incident is: a number that opens into the sum it is. */
export function PriorityMark({ incident }: { incident: Incident }) {
  const { t } = useTranslation('triage');
  const { t: tAll } = useTranslation();
  const { prioridad: priority, nivel_riesgo: risk, veces_reportado: times } = incident;
  if (priority === undefined) return null;
  return (
    <DialogTrigger>
      <Button
        aria-label={t('priority.open', { total: priority.total })}
        className={cx(
          'focus-ring inline-flex h-7 min-w-11 shrink-0 items-center justify-center gap-1 rounded-full px-2 text-xs font-bold tabular-nums',
          'max-sm:h-8 pointer-coarse:h-8',
          tints[risk],
        )}
      >
        <RiskMark risk={risk} className="size-3.5" />
        {priority.total}
      </Button>
      <Popover
        aria-label={t('priority.title', { total: priority.total })}
        placement="bottom start"
        className={cx(popoverClass, 'w-68 p-4')}
      >
        <p className="heading text-base">{t('priority.title', { total: priority.total })}</p>
        <dl className="mt-3 text-sm">
          <Part
            label={t('priority.risk', { risk: tAll(`incident.risk.${riskKey(risk)}`) })}
            points={priority.riesgo}
          />
          <Part
            label={t('priority.reports', { count: Math.max(0, times - 1) })}
            points={priority.reportes}
            isAdded
          />
          <Part
            label={t('priority.age', { count: priority.edad })}
            points={priority.edad}
            isAdded
          />
          <div className="mt-1.5 flex justify-between gap-3 border-t border-line pt-1.5 font-semibold">
            <dt>{t('priority.total')}</dt>
            <dd className="tabular-nums">= {priority.total}</dd>
          </div>
        </dl>
        <p className="mt-3 text-xs text-ink-soft">{t('priority.help')}</p>
      </Popover>
    </DialogTrigger>
  );
}

interface PartProps {
  readonly label: string;
  readonly points: number;
  readonly isAdded?: boolean;
}

function Part({ label, points, isAdded = false }: PartProps) {
  return (
    <div className="flex justify-between gap-3 py-0.5">
      <dt className="text-ink-soft">{label}</dt>
      <dd className="tabular-nums">
        {isAdded && '+ '}
        {points}
      </dd>
    </div>
  );
}

const tints: Record<Risk, string> = {
  bajo: 'bg-risk-bajo-soft text-risk-bajo',
  medio: 'bg-risk-medio-soft text-risk-medio',
  alto: 'bg-risk-alto-soft text-risk-alto',
  crítico: 'bg-risk-critico-soft text-risk-critico',
};
