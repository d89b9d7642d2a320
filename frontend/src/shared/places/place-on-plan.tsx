import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../api/models.js';
import { currentLanguage } from '../i18n/i18n.js';
import { findPlace } from './campus.js';
import { campusQuery } from './campus-query.js';
import { FloorPlan } from './floor-plan.js';
import { useFloorName } from './place-line.js';
import { usePointName } from './use-point-name.js';

/** Where an incident is, on the plan of its floor; nothing where nobody marked a point. */
export function PlaceOnPlan({ incident: { lugar } }: { incident: Pick<Incident, 'lugar'> }) {
  const { t } = useTranslation();
  const floorName = useFloorName();
  const { data: campus } = useQuery({ ...campusQuery, enabled: Boolean(lugar?.plano) });
  const floor = lugar && campus && findPlace(campus.edificios, lugar)?.floor;
  const pointName = usePointName(floor ?? undefined);
  if (!lugar?.plano || lugar.x === null || lugar.y === null) return null;
  return (
    <section aria-label={t('place.plan.title')} className="mt-5">
      <FloorPlan
        key={`${lugar.plano} ${String(lugar.x)} ${String(lugar.y)}`}
        plan={lugar.plano}
        name={floor ? floorName(floor.nombre[currentLanguage()]) : t('place.plan.title')}
        point={{ x: lugar.x, y: lugar.y }}
        pointName={pointName}
        startScale={1.7}
      />
    </section>
  );
}
