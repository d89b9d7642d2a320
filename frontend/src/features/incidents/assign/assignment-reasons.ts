import type { AssignmentReason } from '../../../shared/api/models.js';
import { useTranslation } from 'react-i18next';
import { useBuildingName } from '../../../shared/places/building-name.js';

/** What speaks for a worker, in words, as one line; what speaks neither for nor against is left out. */
export function useReasonWords(): (reasons: readonly AssignmentReason[]) => string {
  const { t } = useTranslation('triage');
  const buildingName = useBuildingName();

  const words = ({ regla, puntos, valor }: AssignmentReason): string | undefined => {
    switch (regla) {
      case 'especialidad':
        if (valor === '') return undefined;
        return puntos > 0 ? valor : t('reason.otherTrade', { trade: valor });
      case 'carga': {
        const [open, most] = valor.split('/').map(Number);
        if (open === undefined || Number.isNaN(open)) return undefined;
        if (most !== undefined && open >= most) return t('reason.full', { open, most });
        return open === 0 ? t('reason.free') : t('reason.load', { count: open });
      }
      case 'turno': {
        const [word, until] = valor.split('/');
        if (word !== 'en_turno') return t('reason.offShift');
        return until === undefined ? t('reason.onShift') : t('reason.onShiftUntil', { until });
      }
      case 'edificio':
        return puntos > 0 ? t('reason.building', { building: buildingName(valor) }) : undefined;
      case 'rechazo':
        return t('reason.declined');
      default:
        return undefined;
    }
  };
  return (reasons) => reasons.flatMap((reason) => words(reason) ?? []).join(' · ');
}
