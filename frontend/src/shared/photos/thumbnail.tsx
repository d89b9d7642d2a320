import { addressOf } from '../api/client.js';
import type { Incident } from '../api/models.js';
import { cx } from '../ui/cx.js';

/** The first photo of an incident beside its title; what it shows is told on the incident's page. */
export function Thumbnail({ incident, className }: { incident: Incident; className?: string }) {
  const photo = incident.fotos[0];
  if (photo === undefined) return null;
  return (
    <img
      src={addressOf(photo.miniatura_url)}
      alt=""
      loading="lazy"
      className={cx('pointer-events-none shrink-0 bg-sunken object-cover', className)}
    />
  );
}
