import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/api/models.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import { usePlace } from '../../../shared/places/place-line.js';
import { Thumbnail } from '../../../shared/photos/thumbnail.js';
import { cx } from '../../../shared/ui/cx.js';
import { RiskBadge } from '../../../shared/ui/risk-mark.js';
import { StateBadge } from '../../../shared/ui/state-mark.js';
import { exactTime } from '../../../shared/ui/time-ago.js';

export interface ComparisonProps {
  readonly duplicate: Incident;
  readonly survivor: Incident;
}

/** Two incidents side by side, so that one sees before joining them whether they are the same. */
export function Comparison({ duplicate, survivor }: ComparisonProps) {
  const { t } = useTranslation('triage');
  const { t: tAll } = useTranslation();
  const place = usePlace();
  const row = (label: string, cell: (incident: Incident) => ReactNode, isProse = false) => (
    <tr className="border-t border-line align-top">
      <th scope="row" className="sr-only">
        {label}
      </th>
      {[duplicate, survivor].map((incident, index) => (
        <td key={index} className={cx('w-1/2 py-2 pr-3 text-sm', isProse && 'text-ink-soft')}>
          <span aria-hidden className="block text-2xs text-ink-soft">
            {label}
          </span>
          {cell(incident)}
        </td>
      ))}
    </tr>
  );
  return (
    <table className="w-full table-fixed border-collapse">
      <thead>
        <tr className="text-left align-top text-xs">
          <td className="hidden" />
          <th scope="col" className="pb-2 pr-3 font-semibold text-warning">
            {t('merge.compare.duplicate')}
          </th>
          <th scope="col" className="pb-2 pr-3 font-semibold text-success">
            {t('merge.compare.survivor')}
          </th>
        </tr>
      </thead>
      <tbody>
        {row(t('merge.compare.what'), ({ titulo }) => (
          <span className="font-semibold break-words">{titulo}</span>
        ))}
        {row(t('merge.compare.photo'), (incident) =>
          incident.fotos.length === 0 ? (
            <span className="text-ink-soft">{t('merge.compare.noPhoto')}</span>
          ) : (
            <Thumbnail incident={incident} className="mt-1 aspect-4/3 w-full rounded-md" />
          ),
        )}
        {row(t('merge.compare.where'), (incident) => place(incident))}
        {row(t('merge.compare.state'), ({ estado, asignado_a_nombre }) => (
          <span className="mt-0.5 flex flex-wrap items-center gap-1.5">
            <StateBadge state={estado} />
            {asignado_a_nombre}
          </span>
        ))}
        {row(t('merge.compare.risk'), ({ nivel_riesgo }) => (
          <span className="mt-0.5 flex">
            <RiskBadge risk={nivel_riesgo} />
          </span>
        ))}
        {row(tAll('incident.facts.reportedAt'), ({ fecha_creacion }) =>
          exactTime(fecha_creacion, currentLanguage()),
        )}
        {row(tAll('incident.facts.times'), ({ veces_reportado }) => veces_reportado)}
        {row(
          t('merge.compare.words'),
          ({ descripcion }) => (
            <span className="line-clamp-6 break-words whitespace-pre-wrap">{descripcion}</span>
          ),
          true,
        )}
      </tbody>
    </table>
  );
}
