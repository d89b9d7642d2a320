import { useQuery } from '@tanstack/react-query';
import { Images } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../../shared/api/client.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import { Dialog, DialogBody } from '../../../shared/ui/dialog.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Failure } from '../../../shared/ui/failure.js';
import { Segmented } from '../../../shared/ui/segmented.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { boardIncidentQuery } from '../api/board-queries.js';
import { type FloorPlan, floorPlansQuery, planAddress, plansFor } from '../api/floor-plans.js';
import { photoRef, planRef } from '../image-refs.js';
import { useRoom } from './room.js';
import { usePutPicture } from './use-put-picture.js';

/** What one can draw on: the photos of the incident, the floors of the campus. */
export function PicturesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('boards');
  const { board } = useRoom();
  const [tab, setTab] = useState<'photos' | 'plans'>(
    board.incidente_id === null ? 'plans' : 'photos',
  );
  return (
    <Dialog title={t('pictures.title')} description={t('pictures.lead')} isOpen onClose={onClose}>
      <DialogBody>
        {board.incidente_id !== null && (
          <Segmented
            label={t('pictures.which')}
            value={tab}
            onChange={setTab}
            segments={[
              { id: 'photos', label: t('pictures.photos') },
              { id: 'plans', label: t('pictures.plans') },
            ]}
            className="mb-4 flex"
          />
        )}
        {tab === 'photos' && board.incidente_id !== null ? (
          <Photos incidentId={board.incidente_id} onDone={onClose} />
        ) : (
          <Plans onDone={onClose} />
        )}
      </DialogBody>
    </Dialog>
  );
}

function Photos({ incidentId, onDone }: { incidentId: string; onDone: () => void }) {
  const { t } = useTranslation('boards');
  const put = usePutPicture();
  const incident = useQuery(boardIncidentQuery(incidentId));
  if (incident.isPending) return <GridSkeleton />;
  if (incident.isError) {
    return <Failure error={incident.error} onRetry={() => void incident.refetch()} />;
  }
  const { fotos: photos } = incident.data;
  if (photos.length === 0) {
    return (
      <EmptyState icon={Images} title={t('pictures.noPhotos.title')}>
        {t('pictures.noPhotos.body')}
      </EmptyState>
    );
  }
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
      {photos.map((photo, index) => (
        <li key={photo.id}>
          <Card
            label={t('pictures.photo', { number: index + 1, of: photos.length })}
            src={addressOf(photo.miniatura_url)}
            isPhoto
            onPress={() => {
              put(photoRef(photo.id), { w: photo.ancho, h: photo.alto });
              onDone();
            }}
          />
        </li>
      ))}
    </ul>
  );
}

function Plans({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('boards');
  const put = usePutPicture();
  const { query, plans } = useFloorPlans();
  if (query.isPending) return <GridSkeleton />;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (plans.length === 0) {
    return <EmptyState icon={Images} title={t('pictures.noPlans')} />;
  }
  return (
    <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2">
      {plans.map((plan) => (
        <li key={plan.key}>
          <Card
            label={plan.name[currentLanguage()]}
            src={planAddress(plan.key)}
            onPress={() => {
              put(planRef(plan.key), { w: plan.width, h: plan.height });
              onDone();
            }}
          />
        </li>
      ))}
    </ul>
  );
}

/** The floors, those around the incident first. */
export function useFloorPlans() {
  const { board } = useRoom();
  const query = useQuery(floorPlansQuery);
  const incident = useQuery({
    ...boardIncidentQuery(board.incidente_id ?? ''),
    enabled: board.incidente_id !== null,
  });
  const place = incident.data && {
    floor: incident.data.piso,
    place: incident.data.lugar_especifico,
  };
  const plans: readonly FloorPlan[] = plansFor(query.data ?? [], place);
  return { query, plans, incident: incident.data };
}

interface CardProps {
  readonly label: string;
  readonly src: string;
  readonly isPhoto?: boolean;
  readonly onPress: () => void;
}

function Card({ label, src, isPhoto = false, onPress }: CardProps) {
  return (
    <AriaButton
      onPress={onPress}
      className="group focus-ring block w-full overflow-hidden rounded-lg text-left ring-1 ring-line-strong hover:ring-2 hover:ring-accent"
    >
      <span className="block bg-paper">
        <img
          src={src}
          alt=""
          loading="lazy"
          className={
            isPhoto ? 'aspect-4/3 w-full object-cover' : 'aspect-8/5 w-full object-contain'
          }
        />
      </span>
      <span className="block px-3 py-2 text-sm font-medium">{label}</span>
    </AriaButton>
  );
}

function GridSkeleton() {
  return (
    <Skeleton>
      <div className="grid grid-cols-2 gap-3">
        <Bone className="aspect-8/5 w-full rounded-lg" />
        <Bone className="aspect-8/5 w-full rounded-lg" />
        <Bone className="aspect-8/5 w-full rounded-lg" />
        <Bone className="aspect-8/5 w-full rounded-lg" />
      </div>
    </Skeleton>
  );
}
