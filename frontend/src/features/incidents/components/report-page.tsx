import { useQueryClient } from '@tanstack/react-query';
import { MapPin, Send, Siren, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Risk } from '../../../shared/api/models.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { paths } from '../../../shared/config/paths.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { useSubmission } from '../../../shared/form/use-submission.js';
import { Button } from '../../../shared/ui/button.js';
import { Notice } from '../../../shared/ui/notice.js';
import { PageHeader } from '../../../shared/ui/page.js';
import { StateMark } from '../../../shared/ui/state-mark.js';
import { toast } from '../../../shared/ui/toast.js';
import { incidentKeys } from '../api/incident-queries.js';
import { photosMax } from '../../../shared/photos/upload-photo.js';
import { reportIncident } from '../api/report.js';
import { takeIncident } from '../incident-cache.js';
import { Hurry } from '../../../shared/photos/hurry.js';
import { PhotoPicker } from '../../../shared/photos/photo-picker.js';
import { usePhotoUploads } from '../../../shared/photos/use-photo-uploads.js';
import {
  type IncidentValues,
  RiskFields,
  TradeField,
  WhatFields,
  WhereFields,
} from './incident-fields.js';

const nothing: IncidentValues = {
  titulo: '',
  descripcion: '',
  tipo: '',
  piso: '',
  lugar_especifico: '',
  nivel_riesgo: '',
  tipo_trabajador_requerido: '',
};

/** Telling the campus that something is wrong, in under a minute. */
export function ReportPage() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<IncidentValues>({ defaultValues: nothing });
  const photos = usePhotoUploads();
  const [hurry] = useState(() => new Hurry());
  const { submit, failure, isSending } = useSubmission({
    form,
    send: async ({ nivel_riesgo, ...values }, keyFor) => {
      await photos.settled(hurry.start());
      const report = {
        ...trimmed(values),
        nivel_riesgo: nivel_riesgo as Risk,
        fotos: photos.ready(),
      };
      return reportIncident(report, keyFor(report)).catch((error: unknown) => {
        photos.renewIfRefused(error);
        throw error;
      });
    },
    onDone: async (incident) => {
      client.setQueryData(incidentKeys.one(incident.id), incident);
      takeIncident(client, incident, viewer);
      const missing = photos.current().length - incident.fotos.length;
      toast({
        title: t('report.sent.title'),
        body:
          missing > 0 ? t('report.sent.missingPhotos', { count: missing }) : t('report.sent.body'),
        mark: <StateMark state="pendiente" className="mt-0.5 size-4.5" />,
      });
      await navigate(paths.incident(incident.id), { replace: true });
    },
  });

  return (
    <div className="page-x mx-auto w-full max-w-2xl py-5 lg:py-8">
      <PageHeader title={t('report.title')} lead={t('report.lead')} />
      <form
        noValidate
        onSubmit={(event) => void submit(event)}
        className="mt-7 flex flex-col gap-9"
      >
        <PhotoPicker uploads={photos} max={photosMax} />
        <Part icon={TriangleAlert} title={t('report.parts.what')}>
          <WhatFields control={form.control} />
        </Part>
        <Part icon={MapPin} title={t('report.parts.where')}>
          <WhereFields control={form.control} />
        </Part>
        <Part icon={Siren} title={t('report.parts.risk')}>
          <RiskFields control={form.control} />
          <TradeField control={form.control} />
        </Part>
        <div className="flex flex-col gap-4 border-t border-line pt-6">
          <FormFailure error={failure} />
          {isSending && photos.isBusy() && (
            <PhotosWait
              onSkip={() => {
                hurry.now();
              }}
            />
          )}
          <Button
            type="submit"
            look="primary"
            size="lg"
            isPending={isSending}
            className="w-full sm:w-auto sm:self-end"
          >
            <Send aria-hidden className="size-4.5" />
            {t('report.submit')}
          </Button>
        </div>
      </form>
    </div>
  );
}

/** Why the report has not gone out yet, brought into view: its button was pressed at the very bottom. */
function PhotosWait({ onSkip }: { onSkip: () => void }) {
  const { t } = useTranslation();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    notice.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <div ref={notice}>
      <Notice tone="info" title={t('photos.waiting.title')}>
        <p>{t('photos.waiting.body')}</p>
        <Button size="sm" onPress={onSkip} className="mt-2">
          {t('photos.waiting.skip')}
        </Button>
      </Notice>
    </div>
  );
}

function Part({
  icon: Icon,
  title,
  children,
}: {
  icon: LucideIcon;
  title: string;
  children: ReactNode;
}) {
  return (
    <section className="flex flex-col gap-5">
      <h2 className="flex items-center gap-2.5 text-base font-semibold">
        <span className="grid size-7 place-items-center rounded-sm bg-accent-soft text-accent">
          <Icon aria-hidden className="size-4" />
        </span>
        {title}
      </h2>
      {children}
    </section>
  );
}

function trimmed<T extends Readonly<Record<string, string>>>(values: T): T {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value.trim()]),
  ) as T;
}
