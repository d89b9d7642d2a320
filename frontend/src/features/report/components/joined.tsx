import { useMutation } from '@tanstack/react-query';
import { HeartHandshake } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { leaveIncident } from '../../../shared/api/join-incident.js';
import type { Incident } from '../../../shared/api/models.js';
import { paths } from '../../../shared/config/paths.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { Button, ButtonLink } from '../../../shared/ui/button.js';

export interface JoinedProps {
  readonly incident: Incident;
  /** It was another one after all. */
  readonly onUndone: (incident: Incident) => void;
}

/** The report ended with somebody else's: what that means, and the way back. */
export function Joined({ incident, onUndone }: JoinedProps) {
  const { t } = useTranslation('report');
  const heading = useRef<HTMLHeadingElement>(null);
  const undo = useMutation({
    mutationFn: () => leaveIncident(incident.id),
    onSuccess: onUndone,
  });
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <section className="page-x mx-auto w-full max-w-md py-10 text-center sm:py-16">
      <span className="mx-auto grid size-14 place-items-center rounded-2xl bg-success-soft text-success">
        <HeartHandshake aria-hidden className="size-7" />
      </span>
      <h1 ref={heading} tabIndex={-1} className="heading mt-4 text-2xl outline-none">
        {t('joined.title')}
      </h1>
      <p className="mt-2 text-sm text-pretty text-ink-soft">
        {t('joined.body', { count: incident.veces_reportado })}
      </p>
      <p className="mt-4 rounded-xl bg-raised px-4 py-3 font-semibold break-words shadow-card ring-1 ring-line">
        {incident.titulo}
      </p>
      {undo.isError && (
        <div className="mt-4 text-left">
          <FormFailure error={undo.error} />
        </div>
      )}
      <div className="mt-6 flex flex-col gap-2">
        <ButtonLink to={paths.incident(incident.id)} look="primary" size="lg" replace>
          {t('joined.open')}
        </ButtonLink>
        <Button
          look="quiet"
          size="lg"
          isPending={undo.isPending}
          onPress={() => {
            undo.mutate();
          }}
        >
          {t('joined.undo')}
        </Button>
      </div>
    </section>
  );
}
