import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campus } from '../../../shared/api/models.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import type { PhotoUploads } from '../../../shared/photos/photo-uploads.js';
import { findPlace } from '../../../shared/places/campus.js';
import { usePointName } from '../../../shared/places/use-point-name.js';
import { Button } from '../../../shared/ui/button.js';
import { RiskBadge } from '../../../shared/ui/risk-mark.js';
import { kindOf, type ReportValues, type Step } from '../report-values.js';
import { usePlaceName } from '../use-place-name.js';

export interface CheckStepProps {
  readonly campus: Campus;
  readonly values: ReportValues;
  readonly photos: PhotoUploads;
  readonly onChange: (step: Step) => void;
  readonly children: ReactNode;
}

/** The last step: everything at a glance, each part one tap from being changed. */
export function CheckStep({ campus, values, photos, onChange, children }: CheckStepProps) {
  const { t } = useTranslation('report');
  const chosen = photos.current().filter(({ state }) => state !== 'failed');
  const kind = kindOf(values, campus);
  return (
    <>
      <dl className="divide-y divide-line rounded-xl bg-raised shadow-card ring-1 ring-line">
        <Part name={t('summary.photos')} step="photos" onChange={onChange}>
          {chosen.length === 0 ? (
            <span className="text-ink-faint">{t('summary.noPhotos')}</span>
          ) : (
            <ul className="flex flex-wrap gap-2">
              {chosen.map(({ key, preview, name }) => (
                <li key={key}>
                  <img src={preview} alt={name} className="size-14 rounded-md object-cover" />
                </li>
              ))}
            </ul>
          )}
        </Part>
        <Part name={t('summary.where')} step="where" onChange={onChange}>
          <PlaceSummary campus={campus} values={values} />
        </Part>
        <Part name={t('summary.what')} step="what" onChange={onChange}>
          <p className="font-semibold">{values.titulo}</p>
          {values.descripcion.trim() !== '' && (
            <p className="mt-1 whitespace-pre-wrap text-ink-soft">{values.descripcion}</p>
          )}
          <p className="mt-2 flex flex-wrap items-center gap-2">
            {kind && <span className="text-ink-soft">{kind.nombre[currentLanguage()]}</span>}
            <RiskBadge risk={values.nivel_riesgo} />
          </p>
        </Part>
      </dl>
      {children}
    </>
  );
}

function PlaceSummary({ campus, values }: Pick<CheckStepProps, 'campus' | 'values'>) {
  const name = usePlaceName();
  const found = values.lugar && findPlace(campus.edificios, values.lugar);
  const pointName = usePointName(found?.floor);
  if (!values.lugar || !found) return null;
  return (
    <>
      <p className="font-semibold">{name(found)}</p>
      {values.detalle.trim() !== '' && <p className="text-ink-soft">{values.detalle}</p>}
      {values.lugar.punto && (
        <p className="text-xs text-ink-faint">{pointName(values.lugar.punto)}</p>
      )}
    </>
  );
}

interface PartProps {
  readonly name: string;
  readonly step: Step;
  readonly onChange: (step: Step) => void;
  readonly children: ReactNode;
}

function Part({ name, step, onChange, children }: PartProps) {
  const { t } = useTranslation('report');
  return (
    <div className="px-4 py-3 text-sm">
      <dt className="flex items-center justify-between gap-3 text-xs font-medium text-ink-faint">
        {name}
        <Button
          look="quiet"
          size="sm"
          aria-label={t('changeNamed', { part: name })}
          onPress={() => {
            onChange(step);
          }}
          className="-mr-3 text-accent"
        >
          {t('change')}
        </Button>
      </dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
